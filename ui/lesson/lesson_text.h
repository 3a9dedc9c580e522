// A lesson's Markdown at its full height, in the theme's colours; links are reported, never followed.
#pragma once

#include "ui/kit/kit.h"

#include <QTextBrowser>

namespace forkyard::ui {

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
