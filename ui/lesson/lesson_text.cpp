// Qt's Markdown gives a document with its own ideas of size and slant; they are replaced here, block by block.
#include "ui/lesson/lesson_text.h"

#include <QAbstractTextDocumentLayout>
#include <QRegularExpression>
#include <QTextBlock>
#include <QWheelEvent>

#include <algorithm>

namespace forkyard::ui {

QString holdBack(const QString &markdown, const HeldBack &held, const QString &instead) {
    static const QRegularExpression begins("^(?=## )", QRegularExpression::MultilineOption);
    QStringList parts = markdown.split(begins);
    for (QString &part : parts) {
        const auto linksTo = [&part](const char *action, const QStringList &targets) {
            return std::any_of(targets.begin(), targets.end(), [&](const QString &target) { return part.contains("(forkyard:" + QLatin1String(action) + '/' + target + ')'); });
        };
        const bool isHeld = linksTo("run", held.programs) || linksTo("open", held.programs) || linksTo("predict", held.predictions);
        if (isHeld && part.startsWith("## ")) part = part.section('\n', 0, 0) + "\n\n" + instead + "\n\n";
    }
    return parts.join(QString());
}

LessonText::LessonText(const Kit &kit, QWidget *parent) : QTextBrowser(parent), m_kit(kit) {
    setObjectName("lessonText");
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) { emit linkActivated(url.toString()); });
}

void LessonText::setLessonMarkdown(const QString &markdown, bool skipTitle) {
    QString text = markdown.trimmed();
    if (skipTitle && text.startsWith("# ")) text = text.section('\n', 1);
    setFont(m_kit.fonts().words());
    document()->setDefaultFont(m_kit.fonts().words());
    document()->setMarkdown(text, QTextDocument::MarkdownNoHTML);
    styleDocument();
    fitHeight();
}

void LessonText::styleDocument() {
    const double em = m_kit.px(14);
    document()->setIndentWidth(m_kit.px(14));
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat blockFormat = block.blockFormat();
        const int heading = blockFormat.headingLevel();
        const bool inList = block.textList() != nullptr;
        const bool isCode = blockFormat.hasProperty(QTextFormat::BlockCodeFence);
        const double size = heading == 1 ? m_kit.px(20) : heading > 1 ? m_kit.px(16) : em;
        blockFormat.setLineHeight(qRound(size * 1.6), QTextBlockFormat::FixedHeight);
        blockFormat.setTopMargin(heading > 0 ? em * 0.9 : 0);
        blockFormat.setBottomMargin(isCode ? 0 : inList ? em * 0.3 : em * 0.7);
        if (isCode) blockFormat.setBackground(m_kit.color(Role::Inset));
        QTextCursor cursor(block);
        cursor.setBlockFormat(blockFormat);
        for (QTextBlock::iterator at = block.begin(); !at.atEnd(); ++at) {
            const QTextFragment fragment = at.fragment();
            QTextCharFormat format = fragment.charFormat();
            const bool code = format.fontFixedPitch();
            const bool strong = format.fontWeight() > QFont::Normal;
            const bool slanted = format.fontItalic();
            QFont font = code ? m_kit.fonts().code(13) : m_kit.fonts().words();
            if (heading > 0) font = m_kit.fonts().words(heading <= 1 ? TextSize::Heading : TextSize::Title, QFont::Bold);
            // No slanted type: what Markdown marks as emphasis is set a little heavier.
            else if (strong) font.setWeight(QFont::Bold);
            else if (slanted) font.setWeight(QFont::DemiBold);
            format.setFont(font);
            format.clearProperty(QTextFormat::FontSizeAdjustment);
            format.setFontItalic(false);
            if (format.isAnchor()) {
                format.setForeground(m_kit.color(Role::Accent));
                format.setFontUnderline(true);
            } else format.setForeground(m_kit.color(Role::Text));
            if (code && !isCode && !format.isAnchor()) format.setBackground(m_kit.color(Role::Inset));
            QTextCursor piece(document());
            piece.setPosition(fragment.position());
            piece.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
            piece.setCharFormat(format);
        }
    }
}

void LessonText::fitHeight() {
    document()->setTextWidth(viewport()->width());
    setFixedHeight(qCeil(document()->size().height()) + 2);
}

QSize LessonText::sizeHint() const {
    return {m_kit.ipx(280), height()};
}

QSize LessonText::minimumSizeHint() const {
    return {m_kit.ipx(120), height()};
}

void LessonText::resizeEvent(QResizeEvent *event) {
    QTextBrowser::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) fitHeight();
}

void LessonText::wheelEvent(QWheelEvent *event) {
    // The panel around it scrolls.
    event->ignore();
}

} // namespace forkyard::ui
