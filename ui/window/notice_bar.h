// One thing to be told without stopping anybody: a file that cannot be opened, a draft that was restored. Stays until it
// is closed or the next one comes.
#pragma once

#include "core/base/diagnostic.h"
#include "ui/kit/kit.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace forkyard::ui {

class NoticeBar : public QWidget {
    Q_OBJECT

public:
    enum class Tone { Information, Problem };
    /// Gives the text in the current language; asked again when the language changes.
    using Wording = std::function<QString()>;

    NoticeBar(Kit &kit, QWidget *parent);

    void tell(Tone tone, Wording wording, Wording actionWording = {}, std::function<void()> action = {});
    void tell(const Diagnostic &problem);
    void dismiss() { hide(); }
    /// For what makes room: an offer stays until it is answered.
    void dismissUnlessOffer() {
        if (!m_do || m_tone != Tone::Information) hide();
    }
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void dress();

    Kit &m_kit;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_close;
    Tone m_tone = Tone::Information;
    Wording m_wording;
    Wording m_actionWording;
    std::function<void()> m_do;
};

} // namespace forkyard::ui
