#include "ui/charts/chart_tools.h"
#include "ui/kit/save_file.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QHeaderView>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace forkyard::ui {

namespace {

/// More rows than anybody reads are in the saved file, not in the table.
constexpr qsizetype MostRows = 5000;

} // namespace

ChartTools::ChartTools(Kit &kit, QWidget *picture, std::function<QString()> title, std::function<Figures()> figures) :
    QToolButton(picture), m_kit(kit), m_picture(picture), m_title(std::move(title)), m_figures(std::move(figures)) {
    setText(QStringLiteral("⋯"));
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
    retranslate();
}

void ChartTools::dress() { setFont(m_kit.fonts().words(TextSize::Body, QFont::Bold)); }

void ChartTools::retranslate() {
    setAccessibleName(tr("More for this chart"));
    setToolTip(tr("The figures as a table; copy or save the chart."));
    menu()->clear();
    menu()->addAction(tr("Show the figures as a table"), this, [this] { showTable(); });
    menu()->addAction(tr("Copy the picture"), this, &ChartTools::copyPicture);
    menu()->addAction(tr("Copy the figures"), this, &ChartTools::copyFigures);
    menu()->addAction(tr("Save as …"), this, &ChartTools::save);
}

void ChartTools::copyPicture() const { QApplication::clipboard()->setPixmap(m_picture->grab()); }

void ChartTools::copyFigures() const { QApplication::clipboard()->setText(m_figures().csv()); }

void ChartTools::save() {
    const QString file = askSaveFile(window(), tr("Save the chart"), m_title() + QStringLiteral(".png"), tr("Picture (*.png);;Drawing (*.svg);;Figures (*.csv)"));
    if (file.isEmpty() || saveTo(file)) return;
    QMessageBox::warning(window(), tr("Save the chart"), tr("%1 could not be written. Choose another folder, or look whether there is room left.").arg(file));
}

bool ChartTools::saveTo(const QString &file) const {
    if (file.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive)) return saveSvg(file);
    if (!file.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive)) return m_picture->grab().save(file, file.contains(u'.') ? nullptr : "PNG");
    QSaveFile out(file);
    const QByteArray text = m_figures().csv().toUtf8();
    return out.open(QIODevice::WriteOnly) && out.write(text) == text.size() && out.commit();
}

bool ChartTools::saveSvg(const QString &file) const {
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly)) return false;
    QSvgGenerator svg;
    svg.setOutputDevice(&out);
    svg.setSize(m_picture->size());
    svg.setViewBox(m_picture->rect());
    svg.setTitle(m_title());
    QPainter painter(&svg);
    m_picture->render(&painter);
    return painter.end() && out.commit();
}

QWidget *ChartTools::showTable() const {
    auto *dialog = new QDialog(m_picture->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(m_title());
    const Figures figures = m_figures();
    const qsizetype rows = std::min(figures.rows.size(), MostRows);
    auto *table = new QTableWidget(static_cast<int>(rows), static_cast<int>(figures.head.size()), dialog);
    table->setHorizontalHeaderLabels(figures.head);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(m_kit.ipx(26));
    table->setObjectName("figuresTable");
    table->setAccessibleName(m_title());
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    for (qsizetype row = 0; row < rows; ++row)
        for (qsizetype column = 0; column < figures.rows[row].size(); ++column) {
            auto *item = new QTableWidgetItem(figures.rows[row][column]);
            bool isNumber = false;
            static_cast<void>(item->text().toDouble(&isNumber));
            // Numbers beneath each other by their last digits, and their head above them.
            if (isNumber) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            table->setItem(static_cast<int>(row), static_cast<int>(column), item);
            if (row == 0) table->horizontalHeaderItem(static_cast<int>(column))->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        }
    table->resizeColumnsToContents();
    int wanted = m_kit.ipx(48);
    for (int each = 0; each < table->columnCount(); ++each) {
        table->setColumnWidth(each, table->columnWidth(each) + m_kit.ipx(20));
        wanted += table->columnWidth(each);
    }
    auto *copy = new QPushButton(tr("Copy the figures"), dialog);
    auto *saveButton = new QPushButton(tr("Save as …"), dialog);
    connect(copy, &QPushButton::clicked, this, &ChartTools::copyFigures);
    connect(saveButton, &QPushButton::clicked, this, &ChartTools::save);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    for (QPushButton *button : {copy, saveButton}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(table, 1);
    column->addLayout(buttons);
    const QSize room = m_picture->window()->size() * 0.92;
    const int height = m_kit.ipx(110) + static_cast<int>(std::min<qsizetype>(rows, 16)) * m_kit.ipx(26);
    dialog->resize(QSize(std::clamp(wanted, m_kit.ipx(340), m_kit.ipx(760)), height).boundedTo(room));
    dialog->show();
    return dialog;
}

} // namespace forkyard::ui
