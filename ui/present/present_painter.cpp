// What stands on every step: the caption, a title card, a question; and what is painted anew at an instant.
#include "ui/present/present_painter.h"

#include "core/trace/store.h"

#include <QTextLayout>

namespace forkyard::ui {

namespace {

using Part = lessons::TourStep::Part;
constexpr double moveSeconds = 0.3; ///< pins and values that have just changed

} // namespace

namespace {

/// Where a text of two lines is broken best: where a sentence ends, else a clause, when both lines fit and neither is a scrap.
/// -1: nowhere.
qsizetype clauseEnd(const QString &text, const QFont &font, double width) {
    const QFontMetricsF metrics(font);
    constexpr double leastShare = 0.4; // of the longer line
    for (const QStringView ends : {QStringView(u"。？！.?!"), QStringView(u"；：，;:,")}) {
        qsizetype best = -1;
        double bestShare = leastShare;
        for (qsizetype at = 1; at < text.size(); ++at) {
            if (!ends.contains(text[at - 1]) || QStringView(u"”’）」").contains(text[at])) continue;
            if (text[at - 1].unicode() < 128 && !text[at].isSpace()) continue; // in a number, in code
            const double first = metrics.horizontalAdvance(text.left(at)), second = metrics.horizontalAdvance(text.mid(at).trimmed());
            const double share = std::min(first, second) / std::max(first, second);
            if (std::max(first, second) > width || share < bestShare) continue;
            best = at;
            bestShare = share;
        }
        if (best > 0) return best;
    }
    return -1;
}

} // namespace

PresentPainter::PresentPainter(const Kit &kit, const Presentation &presentation, const QSize &size, bool captions)
    : m_kit(kit), m_presentation(presentation), m_size(size), m_type(size), m_captions(captions), m_image(size, QImage::Format_RGB32) {
    m_image.fill(kit.color(Role::Background));
}

void PresentPainter::forget() {
    m_step = -1;
    m_keys.clear();
    m_codeKey.clear();
    m_lanesKey.clear();
    m_scenes.clear();
}

void PresentPainter::setOwnWay(bool own) {
    if (own == m_ownWay) return;
    m_ownWay = own;
    forget();
}

void PresentPainter::note(int pixels, bool essential) {
    int &smallest = essential ? m_smallestEssential : m_smallestOther;
    smallest = std::min(smallest, pixels);
}

QFont PresentPainter::wordsFont(int pixels, QFont::Weight weight) {
    QFont font = m_kit.fonts().words(TextSize::Body, weight);
    font.setPixelSize(pixels);
    note(pixels, false);
    return font;
}

QFont PresentPainter::codeFont(int pixels, QFont::Weight weight) {
    QFont font = m_kit.fonts().code(14, weight);
    font.setPixelSize(pixels);
    note(pixels, false);
    return font;
}

QString PresentPainter::shortened(const QString &name, double width) { return shortened(name, wordsFont(m_type.other, QFont::Bold), width); }

QString PresentPainter::shortened(const QString &name, const QFont &font, double width) {
    const QFontMetricsF metrics(font);
    if (metrics.horizontalAdvance(name) <= width) return name;
    if (name == QLatin1String("MainThread")) return QStringLiteral("main"); // as its pin
    // Of "Thread-1 (change)" the name without its target is enough, of ForkPoolWorker-3 the last word, of a process its number.
    if (const QString bare = name.section(" (", 0, 0); bare != name && name.endsWith(')')) return shortened(bare, font, width);
    if (const QString number = name.section(' ', -1); number != name && number.toLongLong() > 0) return number;
    static const QRegularExpression firstWord("^[A-Z][a-z]+(?=[A-Z])");
    if (QString last = name; last.remove(firstWord) != name) return shortened(last, font, width);
    // What its pin has, before the word is cut: "Pr…-1".
    static const QRegularExpression counted("^(Thread|Process|Worker|Task)-(\\d+)$");
    if (const QRegularExpressionMatch match = counted.match(name); match.hasMatch()) return match.captured(1).left(1) + match.captured(2);
    return metrics.elidedText(name, name.back().isDigit() ? Qt::ElideMiddle : Qt::ElideRight, width);
}

QString PresentPainter::givenName(const RunModel &run, trace::ObjectId id, const QString &name) const {
    for (const trace::MomentProcess &process : run.moment().processes)
        for (const trace::MomentVariable &each : process.memory)
            if (each.value.kind() == trace::ValueKind::Object && each.value.asObject() == id) {
                const QString variable = QString::fromUtf8(each.name.data(), static_cast<qsizetype>(each.name.size()));
                return variable == name ? name : variable + QStringLiteral(" · ") + name;
            }
    return name;
}

bool PresentPainter::isLit(const QStringList &names, const QString &name) const {
    return names.contains(name) || names.contains(name.section(' ', 0, 0));
}

QString PresentPainter::partKey(Part part, const lessons::TourInstant &instant, const QRectF &area) const {
    RunModel *run = m_presentation.run(instant.step);
    const int moving = instant.sinceJump < moveSeconds ? static_cast<int>(instant.sinceJump * 1000) : -1;
    switch (part) {
    case Part::Title:
    case Part::Ends: return {};
    case Part::Ask: {
        QString votes;
        for (const int each : m_votes) votes += QString::number(each) + ',';
        return votes;
    }
    case Part::Code:
    case Part::Stage: {
        if (!run) return {};
        QString key = QString("%1 %2 %3").arg(run->moment().events).arg(moving).arg(reinterpret_cast<quintptr>(run->store()));
        for (const NextChoices::Choice &each : run->nextChoices().choices) key += QString(" %1").arg(each.timePasses ? -each.number : each.number);
        return key;
    }
    case Part::Console: return run ? QString::number(run->moment().consolePieces) : QString();
    case Part::Lanes:
    case Part::Chart: return QString::number(qRound(playheadX(area, instant)));
    }
    return {};
}

void PresentPainter::beginStep(const lessons::TourInstant &instant) {
    const lessons::TourStep &step = m_presentation.step(instant.step);
    const RunModel *run = m_presentation.run(instant.step);
    // More than this has no room anyway.
    constexpr std::size_t mostLines = 40;
    const auto printed = run ? run->store()->consoleLines(run->store()->console().size(), mostLines).size() : 0;
    m_layout = layOutStep(m_size, step.show, m_presentation.programText(instant.step).split('\n'), static_cast<int>(printed));
    m_step = instant.step;
    m_keys.clear();
}

QRegion PresentPainter::paint(const lessons::TourInstant &instant) {
    QRegion changed;
    const bool isNewStep = instant.step != m_step;
    if (RunModel *run = m_presentation.run(instant.step)) run->playhead().setTime(instant.time);
    if (isNewStep) {
        beginStep(instant);
        changed = QRect(QPoint(), m_size);
    }
    QPainter painter(&m_image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (isNewStep) {
        painter.fillRect(QRect(QPoint(), m_size), m_kit.color(Role::Background));
        paintCaption(painter, m_layout.caption, instant);
    }
    for (const PresentPlace &place : m_layout.places) {
        const QString key = partKey(place.part, instant, place.area);
        const int part = static_cast<int>(place.part);
        if (m_keys.contains(part) && m_keys[part] == key) continue;
        m_keys[part] = key;
        const QRect area = place.area.toAlignedRect();
        painter.save();
        painter.setClipRect(area);
        painter.fillRect(area, m_kit.color(place.part == Part::Code ? Role::EditorSurface : Role::Background));
        paintPart(painter, place.part, place.area, instant);
        painter.restore();
        changed += area;
    }
    return changed;
}

void PresentPainter::paintOn(QPainter &painter, const lessons::TourInstant &instant) {
    if (RunModel *run = m_presentation.run(instant.step)) run->playhead().setTime(instant.time);
    beginStep(instant);
    m_step = -1;
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(QRect(QPoint(), m_size), m_kit.color(Role::Background));
    paintCaption(painter, m_layout.caption, instant);
    for (const PresentPlace &place : m_layout.places) {
        painter.save();
        painter.setClipRect(place.area);
        painter.fillRect(place.area, m_kit.color(place.part == Part::Code ? Role::EditorSurface : Role::Background));
        paintPart(painter, place.part, place.area, instant);
        painter.restore();
    }
    painter.restore();
}

void PresentPainter::paintPart(QPainter &painter, Part part, const QRectF &area, const lessons::TourInstant &instant) {
    switch (part) {
    case Part::Title: return paintTitle(painter, area, instant.step);
    case Part::Ask: return paintAsk(painter, area, instant.step);
    case Part::Code: return paintCodePart(painter, area, instant);
    case Part::Stage: return paintStage(painter, area, instant);
    case Part::Lanes: return paintLanes(painter, area, instant);
    case Part::Console: return paintConsole(painter, area, instant);
    case Part::Chart: return paintChart(painter, area, instant);
    case Part::Ends: return paintEnds(painter, area, instant.step);
    }
}

void PresentPainter::drawText(QPainter &painter, const QRectF &area, int flags, const QString &text, int pixels, QFont::Weight weight, const QColor &color, bool essential) {
    const QFont font = wordsFont(pixels, weight);
    if (essential) note(pixels, true);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(area, flags, flags & Qt::TextWordWrap ? text : QFontMetricsF(font).elidedText(text, Qt::ElideRight, area.width()));
}

void PresentPainter::paintCaption(QPainter &painter, const QRectF &area, const lessons::TourInstant &instant) {
    painter.fillRect(area, m_kit.color(Role::Surface));
    painter.fillRect(QRectF(area.left(), area.top(), area.width(), 2), m_kit.color(Role::Line));
    const QString text = m_ownWay ? tr("Our own way now. Home leads back to the tour.") : m_captions ? m_presentation.step(instant.step).caption.in(m_presentation.language()) : QString();
    // Of one step alone there is nothing to count.
    const QString count = m_presentation.stepCount() > 1 ? QString("%1 / %2").arg(instant.step + 1).arg(m_presentation.stepCount()) : QString();
    const double margin = m_type.essential;
    const double counter = QFontMetricsF(wordsFont(m_type.other)).horizontalAdvance(count) + m_type.other;
    const QRectF place = area.adjusted(margin, 2, -margin - counter, -std::round(m_type.essential * 0.2));
    drawText(painter, area.adjusted(0, 0, -margin, 0), Qt::AlignRight | Qt::AlignVCenter, count, m_type.other, QFont::Normal, m_kit.color(Role::MutedText));
    const QFont font = wordsFont(m_type.essential, QFont::DemiBold);
    note(m_type.essential, true);
    // Two lines, with as much air below them as a line has in itself.
    const double lineHeight = std::round(m_type.essential * 1.2);
    const int fit = std::max(1, static_cast<int>(area.height() / lineHeight));
    QString flowing = text;
    const bool isBroken = text.contains('\n');
    const bool isLong = !isBroken && QFontMetricsF(font).horizontalAdvance(text) > place.width();
    if (const qsizetype at = isLong ? clauseEnd(text, font, place.width()) : -1; at > 0) flowing = text.left(at) + QChar::LineSeparator + text.mid(at).trimmed();
    const bool isOfClauses = flowing != text;
    QTextLayout layout(flowing.replace('\n', QChar(QChar::LineSeparator)), font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    const auto linesAt = [&](double width) {
        int made = 0;
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition({0, made++ * lineHeight});
        }
        layout.endLayout();
        return made;
    };
    const int lines = linesAt(place.width());
    // Lines of about the same length: none with a single character.
    if (lines > 1 && !isBroken && !isOfClauses) {
        double narrow = place.width() / lines, wide = place.width();
        for (int i = 0; i < 8; ++i) {
            const double middle = std::round((narrow + wide) / 2);
            (linesAt(middle) <= lines ? wide : narrow) = middle;
        }
        linesAt(wide);
    }
    if (lines > fit) m_cutCaption = true;
    painter.setPen(m_kit.color(Role::Text));
    painter.setClipRect(area);
    const double slack = (lineHeight - QFontMetricsF(font).height()) / 2;
    layout.draw(&painter, {place.left(), std::round(place.center().y() - lines * lineHeight / 2 + slack)});
    painter.setClipping(false);
}

void PresentPainter::paintTitle(QPainter &painter, const QRectF &area, int step) {
    const double margin = m_type.essential * 2.2;
    const QRectF inner = area.adjusted(margin, 0, -margin, 0);
    const int huge = m_type.essential * 2;
    const QString title = m_presentation.title(), idea = m_presentation.idea(step);
    const lessons::Lesson *lesson = m_presentation.lesson();
    const QFont titleFont = wordsFont(huge, QFont::Bold), ideaFont = wordsFont(m_type.essential);
    note(huge, true);
    note(m_type.essential, true);
    const QRectF titleBox = QFontMetricsF(titleFont).boundingRect(inner, Qt::AlignLeft | Qt::TextWordWrap, title);
    const QRectF ideaBox = idea.isEmpty() ? QRectF() : QFontMetricsF(ideaFont).boundingRect(inner, Qt::AlignLeft | Qt::TextWordWrap, idea);
    const double gap = m_type.essential;
    double top = inner.center().y() - (titleBox.height() + gap + ideaBox.height()) / 2;
    painter.fillRect(QRectF(inner.left(), top - gap * 1.2, m_type.essential * 2, 6), m_kit.color(Role::Accent));
    if (lesson && lesson->number > 0) {
        drawText(painter, QRectF(inner.left(), top - gap * 2.6, inner.width(), gap * 1.2), Qt::AlignLeft | Qt::AlignVCenter, tr("Lesson %1").arg(lesson->number), m_type.other, QFont::DemiBold, m_kit.color(Role::MutedText));
    }
    drawText(painter, QRectF(inner.left(), top, inner.width(), titleBox.height()), Qt::AlignLeft | Qt::TextWordWrap, title, huge, QFont::Bold, m_kit.color(Role::Text), true);
    top += titleBox.height() + gap;
    drawText(painter, QRectF(inner.left(), top, inner.width(), ideaBox.height() + gap), Qt::AlignLeft | Qt::TextWordWrap, idea, m_type.essential, QFont::Normal, m_kit.color(Role::MutedText), true);
}

void PresentPainter::paintAsk(QPainter &painter, const QRectF &area, int step) {
    const lessons::Prediction *asked = m_presentation.prediction(step);
    if (!asked) return;
    const lessons::Language language = m_presentation.language();
    const bool answered = m_presentation.step(step).answered;
    const double margin = m_type.essential * 1.6;
    const QRectF inner = area.adjusted(margin, margin, -margin, -margin * 0.5);
    const QFont font = wordsFont(m_type.essential, QFont::DemiBold);
    const QRectF question = QFontMetricsF(font).boundingRect(inner, Qt::AlignLeft | Qt::TextWordWrap, asked->question.in(language));
    const double start = inner.top() + std::max(0.0, (inner.height() - question.height() - m_type.essential * (1 + 2.6 * static_cast<double>(asked->choices.size()))) * 0.35);
    drawText(painter, QRectF(inner.left(), start, inner.width(), question.height()), Qt::AlignLeft | Qt::TextWordWrap, asked->question.in(language), m_type.essential, QFont::DemiBold, m_kit.color(Role::Text), true);
    // The tour's recorded runs answer.
    const QStringList right = answered ? m_presentation.rightChoices(step) : QStringList();
    double top = start + question.height() + m_type.essential * 0.8;
    int total = 0;
    for (const int each : m_votes) total += each;
    char letter = 'A';
    for (qsizetype i = 0; i < asked->choices.size(); ++i) {
        const lessons::Choice &choice = asked->choices[i];
        const bool isRight = answered && right.contains(choice.id);
        const QString words = choice.text.in(language);
        const double textWidth = inner.width() - m_type.essential * 2.6 - (total > 0 ? m_type.essential * 3 : 0);
        const QRectF text = QFontMetricsF(wordsFont(m_type.essential)).boundingRect(QRectF(0, 0, textWidth, 9999), Qt::AlignLeft | Qt::TextWordWrap, words);
        const QRectF row(inner.left(), top, inner.width(), text.height() + m_type.essential * 0.8);
        painter.setPen(QPen(isRight ? m_kit.color(Role::Accent) : m_kit.color(Role::Line), isRight ? 5 : 2));
        painter.setBrush(m_kit.color(isRight ? Role::AccentTint : Role::Surface));
        painter.drawRoundedRect(row.adjusted(3, 3, -3, -3), 14, 14);
        if (total > 0 && i < m_votes.size()) {
            const double share = static_cast<double>(m_votes[i]) / total;
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_kit.color(Role::Selection));
            painter.drawRoundedRect(QRectF(row.left() + 6, row.bottom() - 16, (row.width() - 12) * share, 10), 5, 5);
            drawText(painter, row.adjusted(0, 0, -m_type.essential * 0.6, 0), Qt::AlignRight | Qt::AlignVCenter, QString::number(m_votes[i]), m_type.essential, QFont::Bold, m_kit.color(Role::Text), true);
        }
        const QString mark = isRight ? QStringLiteral("✓") : QString(QChar(letter));
        drawText(painter, QRectF(row.left(), row.top(), m_type.essential * 2.2, row.height()), Qt::AlignCenter, mark, m_type.essential, QFont::Bold, m_kit.color(isRight ? Role::Accent : Role::MutedText));
        drawText(painter, QRectF(row.left() + m_type.essential * 2.2, row.top() + m_type.essential * 0.4, textWidth, text.height()), Qt::AlignLeft | Qt::TextWordWrap, words, m_type.essential, isRight ? QFont::DemiBold : QFont::Normal, m_kit.color(answered && !isRight ? Role::MutedText : Role::Text), true);
        top = row.bottom() + m_type.essential * 0.4;
        ++letter;
    }
}

} // namespace forkyard::ui
