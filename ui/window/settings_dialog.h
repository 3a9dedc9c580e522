// Everything that can be set, in one place, with a search. What is changed is changed at once; there is nothing to confirm.
#pragma once

#include "ui/kit/kit.h"

#include <QDialog>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace forkyard::ui {

class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    SettingsDialog(Kit &kit, QWidget *parent);

    /// Shows only the settings whose words contain all of the text's.
    void filter(const QString &text);
    /// Names of the settings that are shown.
    QStringList shown() const;

signals:
    void layoutResetRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QWidget *whole = nullptr;
        QLabel *name = nullptr;
        QLabel *about = nullptr;
        QWidget *control = nullptr;
    };
    Row &addRow(QWidget *control);
    QComboBox *addChoice();
    void build();
    void connectRows();
    void retranslate();

    Kit &m_kit;
    QLineEdit *m_search;
    QWidget *m_list;
    QLabel *m_nothing;
    std::vector<Row> m_rows;
    QComboBox *m_language;
    QComboBox *m_theme;
    QComboBox *m_pace;
    QComboBox *m_gil;
    QComboBox *m_recording;
};

} // namespace forkyard::ui
