#include "ui/window/export_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace forkyard::ui {

ExportDialog::ExportDialog(Kit &kit, bool hasRun, const QList<std::pair<QString, QString>> &views, QWidget *parent) : QDialog(parent), m_kit(kit) {
    setObjectName("exportDialog");
    setWindowTitle(tr("Export"));
    build(hasRun, views);
    const auto refresh = [this] {
        const bool picture = !m_what->currentData().toString().isEmpty();
        const QString before = m_as->currentData().toString();
        m_as->blockSignals(true);
        m_as->clear();
        if (picture) {
            m_as->addItem(tr("PNG, pixels"), "png");
            m_as->addItem(tr("SVG, shapes"), "svg");
            m_as->addItem(tr("PDF, a page"), "pdf");
        } else {
            m_as->addItem(tr("JSON for Chrome's viewer"), "json");
            m_as->addItem(tr("Perfetto"), "perfetto-trace");
            m_as->addItem(tr("CSV, a line for each event"), "csv");
        }
        m_as->setCurrentIndex(std::max(0, m_as->findData(before)));
        m_as->blockSignals(false);
        explain();
    };
    connect(m_what, &QComboBox::currentIndexChanged, this, refresh);
    connect(m_as, &QComboBox::currentIndexChanged, this, &ExportDialog::explain);
    refresh();
}

void ExportDialog::build(bool hasRun, const QList<std::pair<QString, QString>> &views) {
    m_what = new QComboBox(this);
    m_what->setAccessibleName(tr("What"));
    if (hasRun) m_what->addItem(tr("The run"), QString());
    for (const auto &[key, title] : views) m_what->addItem(tr("Picture: %1").arg(title), key);
    m_as = new QComboBox(this);
    m_as->setAccessibleName(tr("As"));
    m_scale = new QSpinBox(this);
    m_scale->setRange(1, 4);
    m_scale->setValue(2);
    m_scale->setPrefix("× ");
    m_scale->setAccessibleName(tr("Size"));
    m_scaleLabel = new QLabel(tr("Size"), this);
    m_note = new QLabel(this);
    m_note->setObjectName("mutedLabel");
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(m_kit.ipx(48));
    m_note->setAlignment(Qt::AlignTop);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(m_kit.ipx(16));
    form->setVerticalSpacing(m_kit.ipx(10));
    form->addRow(tr("What"), m_what);
    form->addRow(tr("As"), m_as);
    form->addRow(m_scaleLabel, m_scale);
    auto *buttons = new QDialogButtonBox(this);
    auto *save = new QPushButton(tr("Save…"));
    save->setObjectName("accentButton"); // before the box dresses it
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m_kit.ipx(22), m_kit.ipx(20), m_kit.ipx(22), m_kit.ipx(18));
    column->setSpacing(m_kit.ipx(14));
    column->addLayout(form);
    column->addWidget(m_note);
    column->addWidget(buttons);
    setMinimumWidth(m_kit.ipx(420));
}

void ExportDialog::explain() {
    const QString as = m_as->currentData().toString();
    m_scale->setVisible(as == "png");
    m_scaleLabel->setVisible(as == "png");
    m_note->setText(as == "json"             ? tr("Opens in chrome://tracing and in ui.perfetto.dev.")
                    : as == "perfetto-trace" ? tr("Opens in ui.perfetto.dev; smaller than JSON, and times to the nanosecond.")
                    : as == "csv"            ? tr("For spreadsheets and your own programs. To open the run here again, save the trace instead.")
                    : as == "png"            ? tr("For messages and slides.")
                    : as == "svg"            ? tr("Can be enlarged and edited; text stays text.")
                                             : tr("For print; text stays text."));
}

ExportChoice ExportDialog::choice() const {
    ExportChoice choice;
    choice.view = m_what->currentData().toString();
    choice.suffix = m_as->currentData().toString();
    choice.scale = m_scale->value();
    if (!choice.view.isEmpty()) return choice;
    choice.format = choice.suffix == "json" ? trace::ExportFormat::ChromeJson : choice.suffix == "csv" ? trace::ExportFormat::Csv : trace::ExportFormat::Perfetto;
    return choice;
}

} // namespace forkyard::ui
