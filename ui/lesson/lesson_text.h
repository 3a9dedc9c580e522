// A lesson's Markdown at its full height, in the theme's colours; links are reported, never followed.
#pragma once

#include "ui/kit/kit.h"

#include <QTextBrowser>

namespace forkyard::ui {

/// The text without the parts (from "## …" to the next one) that speak of one of these programs, that is, link to it: the heading stays, and
/// under it stands `instead`. What comes before the first part is left as it is.
QString holdBack(const QString &markdown, const QStringList &programs, const QString &instead);

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
