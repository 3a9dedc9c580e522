#include "ui/present/tour_editor.h"

#include "ui/present/tour_step_form.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace forkyard::ui {

TourEditor::TourEditor(Kit &kit, lessons::Tour tour, QWidget *parent) : QDialog(parent), m_kit(kit), m_tour(std::move(tour)) {
    setObjectName("tourEditor");
    setWindowTitle(tr("Tour"));
    build();
    fill();
    pick(static_cast<int>(m_tour.steps.size()) - 1);
}

QWidget *TourEditor::buildWords() {
    m_chapterZh = new QLineEdit;
    m_chapterEn = new QLineEdit;
    m_zh = new QPlainTextEdit;
    m_en = new QPlainTextEdit;
    m_notes = new QPlainTextEdit;
    m_pause = new QDoubleSpinBox;
    m_pause->setRange(0, 60);
    m_pause->setSuffix(tr(" s"));
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("Caption, Chinese"), m_zh);
    form->addRow(tr("Caption, English"), m_en);
    form->addRow(tr("Notes for the teacher"), m_notes);
    form->addRow(tr("A chapter begins, Chinese"), m_chapterZh);
    form->addRow(tr("A chapter begins, English"), m_chapterEn);
    form->addRow(tr("Pause afterwards"), m_pause);
    for (QPlainTextEdit *each : {m_zh, m_en, m_notes}) {
        each->setTabChangesFocus(true);
        each->setMinimumHeight(each->fontMetrics().lineSpacing() * 3);
        connect(each, &QPlainTextEdit::textChanged, this, &TourEditor::takeWords);
    }
    // A caption has two lines on the screen: four here leave the notes in sight.
    for (QPlainTextEdit *each : {m_zh, m_en}) each->setMaximumHeight(each->fontMetrics().lineSpacing() * 4 + m_kit.ipx(12));
    for (QLineEdit *each : {m_chapterZh, m_chapterEn}) connect(each, &QLineEdit::textChanged, this, &TourEditor::takeWords);
    connect(m_pause, &QDoubleSpinBox::valueChanged, this, &TourEditor::takeWords);
    return page;
}

void TourEditor::build() {
    m_list = new QListWidget;
    m_list->setAccessibleName(tr("Steps of the tour"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // a long caption ends in an ellipsis
    m_list->setTextElideMode(Qt::ElideRight);
    m_problem = new QLabel;
    m_problem->setWordWrap(true);
    if (m_tour.steps.isEmpty()) m_problem->setText(tr("A tour is a list of steps. Run something, move the playhead to a moment, and add what is on the screen; then give each step its words."));
    m_form = new TourStepForm(m_kit);
    connect(m_form, &TourStepForm::changed, this, &TourEditor::takeShown);
    // On a small screen, or in large type, a page is longer than the window.
    const auto scrolled = [](QWidget *page) {
        auto *area = new QScrollArea;
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        area->setWidget(page);
        return area;
    };
    auto *tabs = new QTabBar;
    tabs->setObjectName("tourTabs");
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    tabs->addTab(tr("Words"));
    tabs->addTab(tr("What it shows"));
    auto *stack = new QStackedWidget;
    stack->addWidget(scrolled(buildWords()));
    stack->addWidget(scrolled(m_form));
    connect(tabs, &QTabBar::currentChanged, stack, &QStackedWidget::setCurrentIndex);
    auto *pages = new QVBoxLayout;
    pages->addWidget(tabs);
    pages->addWidget(stack, 1);
    QList<QPushButton *> all;
    const auto addButton = [&](const QString &text, auto act) {
        auto *button = new QPushButton(text);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, act);
        all << button;
    };
    m_record = new QPushButton(tr("Record what I do"));
    m_record->setAutoDefault(false);
    m_record->setCheckable(true);
    connect(m_record, &QPushButton::toggled, this, [this](bool on) {
        m_record->setText(on ? tr("Stop recording") : tr("Record what I do"));
        m_problem->setText(on ? tr("Work in the window: wherever the playhead comes to rest, a step is added. Captions come afterwards.") : QString());
        emit recordingToggled(on);
    });
    all << m_record;
    addButton(tr("Add what is on the screen"), [this] { emit stepWanted(); });
    addButton(tr("Up"), [this] { moveStep(-1); });
    addButton(tr("Down"), [this] { moveStep(1); });
    addButton(tr("Take out"), [this] { removeStep(); });
    addButton(tr("Save the tour"), [this] {
        const Status saved = save();
        m_problem->setText(saved ? tr("Saved: %1").arg(m_tour.file()) : m_kit.words().sentence(saved.error()));
    });
    const QSize room = QGuiApplication::primaryScreen()->availableSize() - QSize(m_kit.ipx(16), m_kit.ipx(40)); // with the frame around it
    int wide = 0;
    for (const QPushButton *each : std::as_const(all)) wide = std::max(wide, each->sizeHint().width());
    const int inRow = wide * static_cast<int>(all.size()) + m_kit.ipx(80) <= room.width() ? static_cast<int>(all.size()) : static_cast<int>(all.size() + 1) / 2;
    auto *buttons = new QGridLayout;
    for (int i = 0; i < all.size(); ++i) buttons->addWidget(all[i], i / inRow, i % inRow);
    auto *columns = new QHBoxLayout;
    columns->addWidget(m_list, 2);
    columns->addLayout(pages, 3);
    auto *rows = new QVBoxLayout(this);
    rows->addLayout(columns, 1);
    rows->addWidget(m_problem);
    rows->addLayout(buttons);
    resize(QSize(m_kit.ipx(960), m_kit.ipx(560)).boundedTo(room));
    connect(m_list, &QListWidget::currentRowChanged, this, &TourEditor::showStep);
}

QString TourEditor::rowText(const lessons::TourStep &step, int index) const {
    const bool chinese = m_kit.words().language() == Language::Chinese;
    const QString words = chinese ? step.caption.zh : step.caption.en;
    return QString("%1  %2").arg(index + 1).arg(words.isEmpty() ? tr("(no caption yet)") : words.section('\n', 0, 0));
}

void TourEditor::fill() {
    const int row = current();
    m_filling = true;
    m_list->clear();
    for (int i = 0; i < m_tour.steps.size(); ++i) m_list->addItem(rowText(m_tour.steps[i], i));
    m_filling = false;
    pick(row);
    showStep();
}

bool TourEditor::isRecording() const { return m_record->isChecked(); }

int TourEditor::current() const { return m_list->currentRow(); }

void TourEditor::pick(int step) { m_list->setCurrentRow(std::clamp(step, -1, m_list->count() - 1)); }

void TourEditor::showStep() {
    const int row = current();
    if (m_filling) return;
    m_filling = true;
    // Words belong to a step.
    for (QWidget *each : {static_cast<QWidget *>(m_zh), static_cast<QWidget *>(m_en), static_cast<QWidget *>(m_notes), static_cast<QWidget *>(m_pause), static_cast<QWidget *>(m_chapterZh), static_cast<QWidget *>(m_chapterEn), static_cast<QWidget *>(m_form)}) each->setEnabled(row >= 0);
    const lessons::TourStep step = row >= 0 ? m_tour.steps[row] : lessons::TourStep();
    m_zh->setPlainText(step.caption.zh);
    m_en->setPlainText(step.caption.en);
    m_notes->setPlainText(m_kit.words().language() == Language::Chinese ? step.notes.zh : step.notes.en);
    m_chapterZh->setText(step.chapter.zh);
    m_chapterEn->setText(step.chapter.en);
    m_pause->setValue(step.pause);
    m_form->show(step, knobsOf(row));
    m_filling = false;
}

void TourEditor::takeWords() {
    const int row = current();
    if (m_filling || row < 0) return;
    lessons::TourStep &step = m_tour.steps[row];
    step.caption = {m_zh->toPlainText(), m_en->toPlainText()};
    (m_kit.words().language() == Language::Chinese ? step.notes.zh : step.notes.en) = m_notes->toPlainText();
    step.chapter = {m_chapterZh->text().trimmed(), m_chapterEn->text().trimmed()};
    step.pause = m_pause->value();
    m_changed = true;
    m_list->item(row)->setText(rowText(step, row));
}

void TourEditor::takeShown() {
    const int row = current();
    if (m_filling || row < 0) return;
    m_form->take(m_tour.steps[row], knobsOf(row));
    m_changed = true;
    m_problem->setText(m_form->problem());
}

QHash<QString, QString> *TourEditor::knobsOf(int row) {
    if (row < 0) return nullptr;
    const lessons::TourStep &step = m_tour.steps[row];
    const lessons::TourStep before = row > 0 ? m_tour.steps[row - 1] : lessons::TourStep();
    if (step.run >= 0 && step.run != before.run) return &m_tour.runs[step.run].settings;
    if (step.explored >= 0 && step.explored != before.explored) return &m_tour.explored[step.explored].settings;
    return nullptr;
}

void TourEditor::setLesson(const lessons::Lesson *lesson) {
    m_form->setLesson(lesson);
    showStep();
}

void TourEditor::addStep(const lessons::TourStep &step) {
    const int place = current() + 1;
    m_tour.steps.insert(place, step);
    m_changed = true;
    fill();
    pick(place);
    // While one works in the window, its keys are the window's.
    if (!isRecording()) (m_kit.words().language() == Language::Chinese ? m_zh : m_en)->setFocus();
}

int TourEditor::addRun(const lessons::TourRun &run) {
    m_tour.runs << run;
    return static_cast<int>(m_tour.runs.size()) - 1;
}

void TourEditor::removeStep() {
    const int row = current();
    if (row < 0) return;
    m_tour.steps.removeAt(row);
    m_changed = true;
    fill();
    pick(std::min(row, static_cast<int>(m_tour.steps.size()) - 1));
}

void TourEditor::moveStep(int by) {
    const int row = current(), to = row + by;
    if (row < 0 || to < 0 || to >= m_tour.steps.size()) return;
    m_tour.steps.swapItemsAt(row, to);
    m_changed = true;
    fill();
    pick(to);
}

Status TourEditor::save() {
    // A caption in one language alone stands in for the other until it is translated.
    lessons::Tour whole = m_tour;
    for (lessons::TourStep &each : whole.steps) {
        if (each.caption.zh.isEmpty()) each.caption.zh = each.caption.en;
        if (each.caption.en.isEmpty()) each.caption.en = each.caption.zh;
        if (each.chapter.zh.isEmpty()) each.chapter.zh = each.chapter.en;
        if (each.chapter.en.isEmpty()) each.chapter.en = each.chapter.zh;
    }
    QSaveFile file(m_tour.file());
    if (!file.open(QIODevice::WriteOnly) || file.write(lessons::writeTour(whole).toUtf8()) < 0 || !file.commit()) {
        Diagnostic problem;
        problem.code = "record.write-failed";
        problem.arguments = {file.fileName().toStdString(), file.errorString().toStdString()};
        return problem;
    }
    m_changed = false;
    return Nothing{};
}

} // namespace forkyard::ui
