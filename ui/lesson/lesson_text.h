// A lesson's Markdown at its full height, in the theme's colours; links are reported, never followed.
#pragma once

#include "ui/kit/kit.h"

#include <QTextBrowser>

namespace forkyard::ui {

/// What waits for a prediction that is still to come.
struct HeldBack {
    QStringList programs;    ///< that it is about
    QStringList predictions; ///< its id, where a part gives the answer without naming the program
};

/// The text without the parts (from "## …" to the next one) that speak of what is held back, that is, link to one of these programs or
/// predictions: the heading stays, and under it stands `instead`. What comes before the first part is left as it is.
QString holdBack(const QString &markdown, const HeldBack &held, const QString &instead);

class LessonText : public QTextBrowser {
    Q_OBJECT

public:
    LessonText(const Kit &kit, QWidget *parent);

    /// `skipTitle` leaves a leading "# …" line out: it stands above the text already.
    void setLessonMarkdown(const QString &markdown, bool skipTitle);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void linkActivated(const QString &url);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void styleDocument();
    void fitHeight();

    const Kit &m_kit;
};

} // namespace forkyard::ui
