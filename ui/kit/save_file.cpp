#include "ui/kit/save_file.h"

#include <QFileDialog>
#include <QRegularExpression>

namespace forkyard::ui {

QString askSaveFile(QWidget *parent, const QString &title, const QString &suggested, const QString &filters) {
    QFileDialog dialog(parent, title, QString(), filters);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    const auto endAs = [&dialog](const QString &filter) {
        static const QRegularExpression first("\\*\\.(\\w+)");
        dialog.setDefaultSuffix(first.match(filter).captured(1));
    };
    endAs(dialog.selectedNameFilter());
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, endAs);
    dialog.selectFile(suggested);
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

} // namespace forkyard::ui
