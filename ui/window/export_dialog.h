// Asks what is to be exported and as what: the run for other programs' viewers, or a picture of a view. Writes nothing.
#pragma once

#include "core/trace/trace_export.h"
#include "ui/kit/kit.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QSpinBox;

namespace forkyard::ui {

struct ExportChoice {
    /// The run; else a picture.
    std::optional<trace::ExportFormat> format = std::nullopt;
    /// Name of the view, as it was given to the dialog.
    QString view = {};
    /// "json", "perfetto-trace", "csv", "png", "svg", "pdf".
    QString suffix = {};
    double scale = 2;
};

class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// `views`: key and title of each. Without a run only pictures are offered.
    ExportDialog(Kit &kit, bool hasRun, const QList<std::pair<QString, QString>> &views, QWidget *parent);

    ExportChoice choice() const;

private:
    void build(bool hasRun, const QList<std::pair<QString, QString>> &views);
    void explain();

    Kit &m_kit;
    QComboBox *m_what;
    QComboBox *m_as;
    QSpinBox *m_scale;
    QLabel *m_scaleLabel;
    QLabel *m_note;
};

} // namespace forkyard::ui
