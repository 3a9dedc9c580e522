#include "ui/present/present_view.h"

#include "ui/present/notes_view.h"
#include "ui/present/present_keys.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainterPath>
#include <QScreen>

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr double strokeStays = 2.5; ///< seconds, then it fades
constexpr double strokeFades = 1.2;
constexpr double keyStays = 1.6;

/// A step stands just before its end: the next one begins there.
constexpr double beforeEnd = 1e-4;

} // namespace

PresentView::PresentView(Kit &kit, std::unique_ptr<Presentation> presentation, QWidget *parent) : QWidget(parent, Qt::Window), m_kit(kit), m_presentation(std::move(presentation)) {
    setObjectName("presentView");
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("%1 · Presenting").arg(m_presentation->title()));
    setAccessibleName(windowTitle());
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(16);
    connect(&m_timer, &QTimer::timeout, this, &PresentView::tick);
    m_choices = std::make_unique<PresentChoices>(*m_presentation);
    connect(m_choices.get(), &PresentChoices::changed, this, qOverload<>(&QWidget::update));
    m_life.start();
    goTo(0);
    m_timer.start();
}

PresentView::~PresentView() { delete m_notes; }

double PresentView::stepLength() const { return m_presentation->clock().stepEnd(m_step) - m_presentation->clock().stepBegin(m_step); }

bool PresentView::isAtRest() const { return m_since >= stepLength() - beforeEnd; }

void PresentView::goTo(int step) {
    if (step < 0 || step >= m_presentation->stepCount()) return;
    m_choices->leave();
    m_step = step;
    m_since = 0;
    m_blank = false;
    m_strokes.clear();
    m_votes.clear();
    if (const lessons::Prediction *asked = m_presentation->prediction(step); asked && !m_presentation->step(step).answered) m_votes = QList<int>(asked->choices.size(), 0);
    if (m_painter) m_painter->setVotes(m_votes);
    emit stepChanged(step);
    if (m_notes) m_notes->show(m_step);
    update();
}

void PresentView::setControllerMaker(ControllerMaker make) {
    m_choices->setControllerMaker(std::move(make));
    update();
}

bool PresentView::choose(int thread) {
    m_choices->offer(m_step, isAtRest());
    return m_choices->choose(thread);
}

/// The tour's, or where the class's own way stands.
lessons::TourInstant PresentView::instant() const {
    lessons::TourInstant at = m_presentation->clock().at(m_presentation->clock().stepBegin(m_step) + m_since);
    if (const auto own = m_choices->time()) {
        at.time = at.timeBefore = *own;
        at.sinceJump = 1e9;
    }
    return at;
}

void PresentView::setPlaying(bool playing) { m_playing = playing; }

void PresentView::advance(double seconds) {
    m_since = std::min(stepLength() - beforeEnd, m_since + seconds);
    if (m_playing && isAtRest()) goTo(m_step + 1);
    update();
}

void PresentView::tick() {
    const double now = life();
    const double passed = now - m_last;
    m_last = now;
    const bool wasAtRest = isAtRest();
    if (!m_blank && !wasAtRest) m_since = std::min(stepLength() - beforeEnd, m_since + passed);
    if (m_playing && isAtRest() && m_step + 1 < m_presentation->stepCount()) return goTo(m_step + 1);
    const auto gone = std::remove_if(m_strokes.begin(), m_strokes.end(), [now](const Stroke &stroke) { return stroke.end >= 0 && now > stroke.end + strokeStays + strokeFades; });
    const bool fading = gone != m_strokes.end() || std::any_of(m_strokes.begin(), m_strokes.end(), [now](const Stroke &stroke) { return stroke.end >= 0 && now > stroke.end + strokeStays; });
    m_strokes.erase(gone, m_strokes.end());
    const bool keyGone = !m_keyShown.isEmpty() && now > m_keyUntil;
    if (keyGone) m_keyShown.clear();
    // A screen at rest costs nothing.
    if (!wasAtRest || fading || keyGone) update();
}

void PresentView::resizeEvent(QResizeEvent *) {
    const double ratio = devicePixelRatioF();
    m_painter = std::make_unique<PresentPainter>(m_kit, *m_presentation, (QSizeF(size()) * ratio).toSize());
    m_painter->setVotes(m_votes);
}

void PresentView::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    if (m_blank) {
        painter.fillRect(rect(), Qt::black);
        return;
    }
    m_choices->offer(m_step, isAtRest() && !m_playing);
    m_painter->setOwnWay(isOnOwnWay());
    m_painter->paint(instant());
    painter.drawImage(QRectF(rect()), m_painter->image());
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_spotlight) paintSpotlight(painter);
    paintStrokes(painter);
    if (m_keysListed) paintKeyList(painter);
    else if (!m_keyShown.isEmpty()) paintKey(painter);
}

void PresentView::paintSpotlight(QPainter &painter) {
    const double radius = height() / 6.0;
    QPainterPath dark;
    dark.addRect(rect());
    QPainterPath light;
    light.addEllipse(m_pointer, radius * 1.4, radius);
    QColor shade = m_kit.theme().isDark() ? m_kit.color(Role::Background) : m_kit.color(Role::Text);
    shade.setAlphaF(0.72F);
    painter.fillPath(dark.subtracted(light), shade);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_kit.color(Role::Accent), 3));
    painter.drawPath(light);
}

void PresentView::paintStrokes(QPainter &painter) {
    const double now = life();
    for (const Stroke &stroke : m_strokes) {
        QColor ink = m_kit.color(Role::Alarm);
        if (stroke.end >= 0) ink.setAlphaF(static_cast<float>(std::clamp(1 - (now - stroke.end - strokeStays) / strokeFades, 0.0, 1.0)));
        painter.setPen(QPen(ink, std::max(3.0, height() / 180.0), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(stroke.points);
    }
}

void PresentView::paintKey(QPainter &painter) {
    const PresentType type(size());
    QFont font = m_kit.fonts().words(TextSize::Body, QFont::DemiBold);
    font.setPixelSize(type.other);
    const double width = QFontMetricsF(font).horizontalAdvance(m_keyShown) + type.other * 1.4;
    const QRectF plate(type.other, height() - height() / 8.0 - type.other * 3, width, type.other * 2);
    painter.setPen(QPen(m_kit.color(Role::StrongLine), 2));
    painter.setBrush(m_kit.color(Role::Surface));
    painter.drawRoundedRect(plate, 10, 10);
    painter.setFont(font);
    painter.setPen(m_kit.color(Role::Text));
    painter.drawText(plate, Qt::AlignCenter, m_keyShown);
}

/// Over the picture, at its right: what the teacher points at stands left of it as a rule.
void PresentView::paintKeyList(QPainter &painter) {
    const PresentType type(size());
    QFont words = m_kit.fonts().words(TextSize::Body);
    words.setPixelSize(type.other);
    QFont bold = words;
    bold.setWeight(QFont::DemiBold);
    const auto keys = PresentKeys::all();
    double keyWidth = 0, wordsWidth = 0;
    for (const auto &[key, what] : keys) {
        keyWidth = std::max(keyWidth, QFontMetricsF(bold).horizontalAdvance(key));
        wordsWidth = std::max(wordsWidth, QFontMetricsF(words).horizontalAdvance(what));
    }
    const double unit = type.other, row = unit * 1.75;
    const QSizeF wanted(keyWidth + wordsWidth + unit * 3, row * static_cast<double>(keys.size()) + unit * 1.4);
    const QRectF plate(width() - wanted.width() - unit, unit, wanted.width(), wanted.height());
    painter.setPen(QPen(m_kit.color(Role::StrongLine), 2));
    painter.setBrush(m_kit.color(Role::Surface));
    painter.drawRoundedRect(plate, 12, 12);
    double top = plate.top() + unit * 0.7;
    for (const auto &[key, what] : keys) {
        painter.setPen(m_kit.color(Role::Text));
        painter.setFont(bold);
        painter.drawText(QRectF(plate.left() + unit, top, keyWidth + 1, row), Qt::AlignLeft | Qt::AlignVCenter, key);
        painter.setFont(words);
        painter.drawText(QRectF(plate.left() + unit * 2 + keyWidth, top, wordsWidth + 1, row), Qt::AlignLeft | Qt::AlignVCenter, what);
        top += row;
    }
}

void PresentView::showKey(QKeyEvent *event) {
    const bool asks = event->key() == Qt::Key_Question; // with Shift on most keyboards, but nobody calls it that
    const QString text = asks ? QStringLiteral("?") : QKeySequence(event->keyCombination()).toString(QKeySequence::NativeText);
    if (text.isEmpty() || event->key() == Qt::Key_Shift || event->key() == Qt::Key_Control || event->key() == Qt::Key_Alt) return;
    m_keyShown = text;
    m_keyUntil = life() + keyStays;
}

void PresentView::vote(int choice, int by) {
    if (choice < 0 || choice >= m_votes.size()) return;
    m_votes[choice] = std::max(0, m_votes[choice] + by);
    m_painter->setVotes(m_votes);
}

void PresentView::toggleNotes() {
    if (m_notes) {
        m_notes->close();
        return;
    }
    m_notes = new NotesView(m_kit, *m_presentation, m_life);
    m_notes->setAttribute(Qt::WA_DeleteOnClose);
    m_notes->installEventFilter(this);
    // The audience keeps the screen it has, and the keys; the teacher gets the other one.
    bool isBeside = false;
    for (QScreen *each : QGuiApplication::screens()) {
        if (each == screen()) continue;
        m_notes->setGeometry(each->availableGeometry());
        isBeside = true;
    }
    m_notes->setAttribute(Qt::WA_ShowWithoutActivating, isBeside);
    m_notes->show(m_step);
    m_notes->QWidget::show();
}

bool PresentView::eventFilter(QObject *watched, QEvent *event) {
    // By its type first: what goes on while the notes are being destroyed is none of ours.
    if (event->type() != QEvent::KeyPress || watched != m_notes) return QWidget::eventFilter(watched, event);
    keyPressEvent(static_cast<QKeyEvent *>(event));
    return true;
}

void PresentView::keyPressEvent(QKeyEvent *event) {
    showKey(event);
    const int key = event->key();
    switch (key) {
    case Qt::Key_PageDown:
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter: goTo(m_step + 1); break;
    case Qt::Key_PageUp:
    case Qt::Key_Left:
    case Qt::Key_Up: goTo(m_step - 1); break;
    case Qt::Key_Home: goTo(m_step); break;
    case Qt::Key_End: advance(stepLength()); break;
    case Qt::Key_B:
    case Qt::Key_Period: m_blank = !m_blank; break;
    case Qt::Key_S: m_spotlight = !m_spotlight; break;
    case Qt::Key_D: m_pen = !m_pen; setCursor(m_pen ? Qt::CrossCursor : Qt::ArrowCursor); break;
    case Qt::Key_A: setPlaying(!m_playing); break;
    case Qt::Key_N: toggleNotes(); break;
    case Qt::Key_Question:
    case Qt::Key_H: m_keysListed = !m_keysListed; break;
    case Qt::Key_F5:
    case Qt::Key_F11:
    case Qt::Key_Escape:
        if (key == Qt::Key_Escape && std::exchange(m_keysListed, false)) break;
        close();
        return;
    default:
        // With Shift the digits have other names; their places on the keyboard tell them.
        if (key >= Qt::Key_1 && key <= Qt::Key_9 && m_votes.isEmpty()) choose(key - Qt::Key_0);
        else if (key >= Qt::Key_1 && key <= Qt::Key_9) vote(key - Qt::Key_1, 1);
        else if (event->modifiers() & Qt::ShiftModifier && event->nativeScanCode() >= 10 && event->nativeScanCode() <= 18) vote(static_cast<int>(event->nativeScanCode()) - 10, -1);
        else if (key == Qt::Key_0) for (int i = 0; i < m_votes.size(); ++i) vote(i, -m_votes[i]);
        else return QWidget::keyPressEvent(event);
    }
    update();
}

void PresentView::mousePressEvent(QMouseEvent *event) {
    if (const int thread = m_pen ? 0 : m_painter->choiceAt(event->position() * devicePixelRatioF()); thread > 0 && event->button() == Qt::LeftButton) {
        m_choices->choose(thread);
        return update();
    }
    if (m_pen && event->button() == Qt::LeftButton) m_strokes.push_back({QPolygonF{event->position()}, -1});
    else if (event->button() == Qt::LeftButton) goTo(m_step + 1);
    else if (event->button() == Qt::RightButton) goTo(m_step - 1);
}

void PresentView::mouseMoveEvent(QMouseEvent *event) {
    m_pointer = event->position();
    if (m_pen && !m_strokes.empty() && m_strokes.back().end < 0) m_strokes.back().points << event->position();
    if (m_spotlight || m_pen) update();
}

void PresentView::mouseReleaseEvent(QMouseEvent *) {
    if (!m_strokes.empty() && m_strokes.back().end < 0) m_strokes.back().end = life();
}

void PresentView::closeEvent(QCloseEvent *event) {
    m_timer.stop();
    if (m_notes) m_notes->close();
    emit left();
    event->accept();
}

} // namespace forkyard::ui
