// Arrangement of the timeline; timeline_input.cpp hears the hand, timeline_view_paint.cpp puts its pictures together.
#include "ui/timeline/timeline_view.h"

#include "ui/models/state_words.h"
#include "ui/models/task_words.h"
#include "ui/timeline/timeline_sizes.h"

#include <QLineEdit>
#include <QPushButton>
#include <QMenu>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double toldApart = 50; // px
constexpr double rulerApart = 90; // px between the ruler's marks, at least

} // namespace

TimelineView::TimelineView(Kit &kit, RunModel &run, QWidget *parent) : View(parent), m_kit(kit), m_run(run), m_canvas(kit, run), m_labels(kit), m_overview(kit, run), m_filter(new QLineEdit(this)), m_showHidden(new QPushButton(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Timeline"));
    setMinimumHeight(120);
    connect(&m_run, &RunModel::storeReplaced, this, [this] {
        m_fits = true;
        m_scroll = 0;
        m_choice.clear();
        m_filter->clear();
        m_chain = {};
        m_sought.reset();
        m_overview.forget();
        m_gaps.clear();
        m_measure.clear();
        m_canvas.forgetPicture();
        m_labels.forget();
        again();
    });
    connect(&m_run, &RunModel::eventsAppended, this, &TimelineView::grow);
    connect(&m_run, &RunModel::ended, this, &TimelineView::again);
    connect(&m_run, &RunModel::momentChanged, this, &TimelineView::followTime);
    connect(&m_run, &RunModel::selectionChanged, this, [this] { update(); });
    connect(&m_run, &RunModel::watchedChanged, this, &TimelineView::again);
    const auto dress = [this] {
        setAccessibleName(tr("Timeline"));
        m_canvas.forgetLook();
        m_labels.forget();
        m_overview.forget();
        placeFilter();
        again();
    };
    connect(&m_kit, &Kit::appearanceChanged, this, dress);
    connect(&m_kit, &Kit::languageChanged, this, dress);
    connect(&m_run.bookmarks(), &Bookmarks::changed, this, [this] { update(); });
    connect(&m_run, &RunModel::partingsChanged, this, [this] { update(); });
    connect(&m_run, &RunModel::nextChoicesChanged, this, [this] { update(); });
    m_filter->setClearButtonEnabled(true);
    m_filter->setFocusPolicy(Qt::ClickFocus);
    connect(m_filter, &QLineEdit::textChanged, this, &TimelineView::setFilter);
    m_showHidden->setObjectName("plainButton");
    m_showHidden->setFocusPolicy(Qt::TabFocus);
    connect(m_showHidden, &QPushButton::clicked, this, &TimelineView::showAllRows);
    placeFilter();
    refreshRows();
}

void TimelineView::again()
{
    refreshRows();
    update();
    emit statusChanged();
}

/// More of the same run: where the scale stands still only the newest columns have to be shown again.
void TimelineView::grow()
{
    const TimeScale before = m_scale;
    const std::size_t rows = m_rows.size();
    refreshRows();
    // A wait that is lit up goes on, or has come to its end by now.
    if (!m_chain.links.empty()) explain(m_chain.links.front().lane, static_cast<qint64>(m_chainTime));
    emit statusChanged();
    const QRectF area = lanesArea();
    const int from = m_scale == before && rows == m_rows.size() ? m_canvas.staleFrom(m_rows, scene()) : 0;
    if (from <= 0) return update();
    update(QRect(0, 0, width(), static_cast<int>(area.top()) + 1));
    const int left = static_cast<int>(area.left() + from / devicePixelRatioF()) - 1;
    update(QRect(left, 0, width() - left, height()));
}

/// Edges on whole device pixels, so that the lanes' picture is copied as it is.
QRectF TimelineView::lanesArea() const
{
    const double ratio = devicePixelRatioF();
    const double left = std::round(m_kit.px(timelineLabelWidth) * ratio) / ratio, top = std::round(m_kit.px(timelineHeaderHeight + timelineRulerHeight) * ratio) / ratio;
    const double strip = TimelineOverview::isNeeded(m_scale, width() - left, m_run.store() ? end() : 0) ? m_kit.px(TimelineOverview::height + 6) : 0;
    return QRectF(left, top, std::max(1.0, width() - left), std::max(1.0, height() - top - std::round(strip * ratio) / ratio));
}

QRectF TimelineView::overviewArea() const
{
    const QRectF area = lanesArea();
    if (height() - area.bottom() < 2) return {};
    return QRectF(area.left(), area.bottom() + m_kit.px(3), area.width() - m_kit.px(8), m_kit.px(TimelineOverview::height));
}

/// In the empty corner between the names and the ruler.
void TimelineView::placeFilter()
{
    m_filter->setFont(m_kit.fonts().words(TextSize::Small));
    m_filter->setPlaceholderText(tr("Filter lanes"));
    m_filter->setAccessibleName(tr("Filter lanes"));
    m_filter->setGeometry(m_kit.ipx(14), m_kit.ipx(timelineHeaderHeight) - m_kit.ipx(1), m_kit.ipx(timelineLabelWidth - 24), m_kit.ipx(timelineRulerHeight));
    m_filter->setVisible(hasLanes());
}

CanvasScene TimelineView::scene() const { return {m_scale, lanesArea().size(), m_scroll, devicePixelRatioF()}; }

double TimelineView::end() const { return static_cast<double>(m_run.playhead().now()); }

QString TimelineView::timeText(double time) const
{
    if (const qint64 length = m_run.stepLength()) return tr("step %1").arg(static_cast<qint64>(time) / length);
    // In the unit that the ruler has where all of the run is shown, to what can be told apart at the scale there is.
    const TimeUnit unit = rulerUnit(rulerStep(TimeScale::fitting(end(), lanesArea().width()), m_kit.px(rulerApart)));
    const double length = unitNanoseconds(unit);
    const QString number = QString::number(time / length, 'f', std::clamp(static_cast<int>(std::ceil(-std::log10(m_scale.nsPerPixel * toldApart / length))), 2, 9));
    switch (unit) {
    case TimeUnit::Seconds: return tr("%1 s").arg(number);
    case TimeUnit::Milliseconds: return tr("%1 ms").arg(number);
    case TimeUnit::Microseconds: return tr("%1 µs").arg(number);
    case TimeUnit::Nanoseconds: break;
    }
    return tr("%1 ns").arg(number);
}

QString TimelineView::status() const
{
    if (!hasLanes()) return {}; // a program that was not understood has run no time at all
    return m_chain.links.empty() ? statusOfMoment() : causeSentence();
}

QString TimelineView::statusOfMoment() const
{
    const QString at = timeText(static_cast<double>(m_run.playhead().time())), all = timeText(end());
    QString text = m_run.stepLength() ? tr("%1 of %2, in a simulated machine").arg(at).arg(static_cast<qint64>(end()) / m_run.stepLength()) : m_run.isLive() ? tr("%1 of %2, still running").arg(at, all) : tr("%1 of %2").arg(at, all);
    if (m_run.stepLength() && m_run.nextChoices().shown)
        text = tr("%1 of %2, %n switches, in a simulated machine", nullptr, static_cast<int>(m_run.nextChoices().switches)).arg(at).arg(static_cast<qint64>(end()) / m_run.stepLength());
    if (m_measure.phase() != TimeMeasure::Phase::None) text = tr("%1 · measured: %2").arg(text, TimelineWords::length(m_run, m_measure.length()));
    return text;
}

void TimelineView::refreshRows()
{
    std::vector<TimelineRow> rows = m_choice.shown(TimelineRows::of(m_run, m_withGil, m_withCores), m_hiddenRows);
    const bool moreGaps = m_run.store() && m_gaps.update(*m_run.store());
    if (moreGaps) update();
    if (rows != m_rows) {
        m_rows = std::move(rows);
        m_canvas.forgetPicture();
        m_labels.forget();
    }
    m_filter->setVisible(hasLanes());
    placeShowHidden();
    layOut();
}

/// Beside the title, while there is something to bring back.
void TimelineView::placeShowHidden()
{
    m_showHidden->setText(tr("+ %n rows", nullptr, static_cast<int>(m_hiddenRows)));
    m_showHidden->setToolTip(tr("Rows that are hidden now: %n. A click, or Shift+H, shows them.", nullptr, static_cast<int>(m_hiddenRows)));
    m_showHidden->setFont(m_kit.fonts().words(TextSize::Small));
    const int height = m_kit.ipx(24), left = static_cast<int>(m_kit.px(16) + titleWidth() + m_kit.px(14));
    m_showHidden->setGeometry(left, (m_kit.ipx(timelineHeaderHeight) - height) / 2, QFontMetrics(m_showHidden->font()).horizontalAdvance(m_showHidden->text()) + m_kit.ipx(20), height);
    m_showHidden->setStyleSheet(QStringLiteral("padding: 0;"));
    m_showHidden->setVisible(m_hiddenRows > 0 && hasLanes());
}

double TimelineView::titleWidth() const { return QFontMetricsF(m_kit.fonts().words(TextSize::Title, QFont::DemiBold)).horizontalAdvance(tr("Timeline")); }

void TimelineView::layOut()
{
    if (m_fits) fitScale(); // which decides whether there is a strip below
    const QRectF area = lanesArea();
    m_places = placeRows(m_rows.size(), area.height(), m_kit.px(timelineRowHeight), m_kit.px(timelineLeastRow));
    const double total = m_places.empty() ? 0 : m_places.back().top + m_places.back().height;
    m_scroll = std::round(std::clamp(m_scroll, 0.0, std::max(0.0, total - area.height())));
}

void TimelineView::fitScale()
{
    const double width = lanesArea().width();
    // So wide that a step has room for what was done in it; the older ones go out at the left.
    if (const auto length = static_cast<double>(m_run.stepLength())) {
        const double stepsShown = std::max(4.0, std::floor(width / m_kit.px(110)));
        const double shown = std::floor(static_cast<double>(m_run.playhead().time()) / length) + 2;
        m_scale = {std::max(0.0, shown - stepsShown) * length, stepsShown * length / width};
        return;
    }
    m_scale = m_run.isLive() ? m_scale.following(end(), width) : TimeScale::fitting(end(), width);
}

void TimelineView::followTime()
{
    const TimeScale before = m_scale;
    const QRectF area = lanesArea();
    const double time = static_cast<double>(m_run.playhead().time()), x = m_scale.x(time);
    const bool measures = m_measure.phase() == TimeMeasure::Phase::Open;
    m_measure.follow(time);
    if (m_fits) fitScale();
    // Zoomed in, the moment shown stays on the screen.
    else if (m_drag == Drag::None && (x < 0 || x > area.width())) m_scale.begin = std::max(0.0, time - m_scale.nsPerPixel * area.width() * 0.85);
    emit statusChanged();
    if (measures || !(m_scale == before)) return update();
    // The lanes' picture stays: the line where it was and where it is, and what stands above.
    update(QRect(0, 0, width(), static_cast<int>(area.top()) + 1));
    for (const double at : {m_shownPlayhead, area.left() + m_scale.x(time)})
        if (at > -10 && at < width() + 10) update(QRect(static_cast<int>(at) - 3, 0, 7, height()));
}

void TimelineView::fit()
{
    m_fits = true;
    layOut();
    update();
}

void TimelineView::zoom(double factor, double pixel)
{
    const QRectF area = lanesArea();
    m_fits = false;
    m_scale = m_scale.zoomed(factor, pixel, std::max(end(), 1e6) * 2 / area.width());
    m_scale.begin = std::max(0.0, m_scale.begin); // there is nothing before a run
    layOut(); // the strip with all of the run comes and goes
    update();
}

void TimelineView::pan(double pixels)
{
    m_fits = false;
    // By whole pixels of the device, so that the lanes' picture is moved along; what is left counts next time.
    const double ratio = devicePixelRatioF(), wanted = pixels * ratio + m_panRest, whole = std::round(wanted);
    m_panRest = wanted - whole;
    m_scale.begin = std::clamp(m_scale.begin + whole / ratio * m_scale.nsPerPixel, 0.0, std::max(0.0, end()));
    layOut();
    update();
}

void TimelineView::markMeasure()
{
    if (!m_run.store()) return;
    m_measure.mark(static_cast<double>(m_run.playhead().time()));
    emit statusChanged();
    update();
}

void TimelineView::hideRow(int row)
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()) || m_rows.size() == 1) return;
    m_choice.hide(m_rows[static_cast<std::size_t>(row)]);
    again();
}

void TimelineView::showAllRows()
{
    m_choice.showAll();
    m_filter->clear();
    again();
}

void TimelineView::toggleFold(int row)
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()) || m_rows[static_cast<std::size_t>(row)].kind != TimelineRow::Kind::Lane) return;
    m_choice.toggleFold(m_rows, m_rows[static_cast<std::size_t>(row)].process);
    again();
}

void TimelineView::foldAll()
{
    m_choice.foldAll(m_rows);
    again();
}

void TimelineView::arrange(const Arrangement &arrangement)
{
    m_choice.arrange(arrangement);
    m_withGil = arrangement.objects.contains("gil");
    m_withCores = arrangement.objects.contains("cores");
    again();
}

void TimelineView::setFilter(const QString &text)
{
    m_choice.setFilter(text);
    m_scroll = 0;
    again();
}

void TimelineView::moveRow(int from, int to)
{
    if (from < 0 || to < 0 || from >= static_cast<int>(m_rows.size()) || to >= static_cast<int>(m_rows.size())) return;
    m_choice.move(m_rows, static_cast<std::size_t>(from), static_cast<std::size_t>(to));
    again();
}

void TimelineView::showGil(bool shown)
{
    m_withGil = shown;
    again();
}

void TimelineView::showCores(bool shown)
{
    m_withCores = shown;
    again();
}

void TimelineView::toggleMachine(int row)
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()) || m_rows[static_cast<std::size_t>(row)].machine == 0) return;
    m_choice.toggleMachine(m_rows[static_cast<std::size_t>(row)].machine);
    again();
}

void TimelineView::selectNext(bool down)
{
    if (m_rows.empty()) return;
    const int row = selectedRow();
    selectRow(row < 0 ? 0 : std::clamp(row + (down ? 1 : -1), 0, static_cast<int>(m_rows.size()) - 1));
}

void TimelineView::moveSelected(bool down)
{
    const int row = selectedRow();
    if (row >= 0) moveRow(row, row + (down ? 1 : -1));
}

/// As much time as is shown now, around a moment.
void TimelineView::showAround(double time)
{
    m_fits = false;
    const double shown = m_scale.nsPerPixel * lanesArea().width();
    m_scale.begin = std::clamp(time - shown / 2, 0.0, std::max(0.0, end() - shown * 0.9));
    update();
}

bool TimelineView::find(const QString &text, bool backwards)
{
    const int row = matchingRow(m_rows, text, selectedRow(), backwards);
    if (row < 0) return false;
    selectRow(row);
    return true;
}

void TimelineView::selectRow(int row)
{
    const TimelineRow &what = m_rows[static_cast<std::size_t>(row)];
    if (what.kind == TimelineRow::Kind::Lane) m_run.select({Selection::Kind::Lane, what.lane});
    else m_run.select({Selection::Kind::Object, what.object});
    const RowPlace &place = m_places[static_cast<std::size_t>(row)];
    m_scroll = std::clamp(m_scroll, place.top + place.height - lanesArea().height(), place.top);
    layOut();
    update();
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const int row = hitAt(event->pos()).row;
    QMenu menu(this);
    if (row >= 0) menu.addAction(tr("Hide %1").arg(m_rows[static_cast<std::size_t>(row)].name), this, [this, row] { hideRow(row); })->setEnabled(m_rows.size() > 1);
    menu.addAction(tr("Show all rows"), this, &TimelineView::showAllRows);
    if (row >= 0 && m_rows[static_cast<std::size_t>(row)].isHead) menu.addAction(m_rows[static_cast<std::size_t>(row)].folded > 0 ? tr("Unfold the process's threads") : tr("Fold the process's threads"), this, [this, row] { toggleFold(row); });
    if (row >= 0 && m_rows[static_cast<std::size_t>(row)].machine != 0)
        menu.addAction(m_choice.isMachineFolded(m_rows[static_cast<std::size_t>(row)].machine) ? tr("Unfold the machine's lanes") : tr("Fold the machine's lanes"), this, [this, row] { toggleMachine(row); });
    menu.addAction(tr("Fold all processes"), this, &TimelineView::foldAll);
    QAction *gil = menu.addAction(tr("Show the GIL"), this, &TimelineView::showGil);
    gil->setCheckable(true);
    gil->setChecked(m_withGil);
    QAction *cores = menu.addAction(tr("Show the cores"), this, &TimelineView::showCores);
    cores->setCheckable(true);
    cores->setChecked(m_withCores);
    menu.addAction(tr("Order of appearance"), this, [this] {
        m_choice.forgetOrder();
        again();
    });
    menu.addSeparator();
    if (const Hit hit = hitAt(event->pos()); hit.row >= 0 && !hit.isLabel && m_rows[static_cast<std::size_t>(hit.row)].kind == TimelineRow::Kind::Lane)
        menu.addAction(tr("Why was it waiting here?"), this, [this, hit] { explain(m_rows[static_cast<std::size_t>(hit.row)].lane, static_cast<qint64>(hit.time)); });
    addKindMenus(menu);
    menu.addAction(tr("Bookmark this moment …"), &m_run, &RunModel::requestBookmark)->setEnabled(m_run.store() != nullptr);
    if (m_run.bookmarks().at(m_run.playhead().time())) menu.addAction(tr("Remove the bookmark"), this, [this] { m_run.bookmarks().remove(m_run.playhead().time()); });
    menu.addSeparator();
    menu.addAction(tr("Measure from here"), this, [this, point = event->pos()] {
        m_measure.clear();
        m_run.playhead().setTime(static_cast<qint64>(std::max(0.0, hitAt(point).time)));
        markMeasure();
    })->setEnabled(m_run.store() != nullptr);
    menu.exec(event->globalPos());
}

void TimelineView::stepEvent(bool forwards)
{
    const trace::Store *store = m_run.store();
    if (!store || m_rows.empty()) return;
    trace::LaneId lane = m_rows.front().lane;
    if (lane == trace::kNoLane) return;
    if (m_run.selection().kind == Selection::Kind::Lane) lane = static_cast<trace::LaneId>(m_run.selection().id);
    const auto time = static_cast<trace::Time>(m_run.playhead().time());
    const trace::EventIndex event = forwards ? store->nextEvent(lane, time) : store->previousEvent(lane, time);
    if (event != trace::kNoEvent) m_run.playhead().setTime(static_cast<qint64>(store->event(event).time));
}

TimelineView::Hit TimelineView::hitAt(const QPointF &point) const
{
    const QRectF area = lanesArea();
    Hit hit;
    if (!m_run.store() || point.y() < area.top() || point.y() >= area.bottom()) return hit;
    hit.row = rowAt(m_places, point.y() - area.top() + m_scroll);
    hit.time = m_scale.time(point.x() - area.left());
    hit.isLabel = point.x() < area.left();
    if (hit.row < 0 || hit.time < 0) return hit;
    const TimelineRow &row = m_rows[static_cast<std::size_t>(hit.row)];
    if (row.kind == TimelineRow::Kind::Lane) hit.span = m_run.store()->spanAt(row.lane, static_cast<trace::Time>(hit.time));
    return hit;
}

QString TimelineView::sentenceAt(const QPointF &point) const
{
    const trace::Store *store = m_run.store();
    const Hit hit = hitAt(point);
    if (overviewArea().contains(point)) return tr("All of the run; drag to move the part that is shown.");
    for (const Parting &parting : m_run.partings())
        if (partingPlace(parting, lanesArea()).contains(point)) return tr("Another way parts here: branch %1, %2 steps in all. A click takes it.").arg(parting.branch + 1).arg(parting.steps);
    for (const Bookmark &mark : m_run.bookmarks().all())
        if (point.y() < lanesArea().top() + m_kit.px(22) && std::abs(lanesArea().left() + m_scale.x(static_cast<double>(mark.time)) - point.x()) < m_kit.px(6)) return tr("Bookmark at %1: %2").arg(timeText(static_cast<double>(mark.time)), mark.text);
    if (hit.row < 0) return {};
    const TimelineRow &what = m_rows[static_cast<std::size_t>(hit.row)];
    const double time = hit.time;
    if ((hit.isLabel || time < 0) && what.folded > 0) return tr("%1, %2; %n more threads are folded.", nullptr, what.folded).arg(what.name, what.detail);
    if (hit.isLabel || time < 0) return tr("%1, %2").arg(what.name, what.detail);
    switch (what.kind) {
    case TimelineRow::Kind::Lane: {
        const double reach = m_kit.px(6) * m_scale.nsPerPixel;
        if (const GapIndex::Gap *gap = m_gaps.near(what.lane, time, reach)) return tr("%n events of %1 were lost just before %2.", nullptr, static_cast<int>(gap->lost)).arg(what.name, timeText(static_cast<double>(gap->end)));
        if (hit.span == trace::LaneSpans::kNone) return {};
        const trace::LaneSpan span = store->span(what.lane, hit.span);
        return tr("%1: %2, from %3 to %4.").arg(what.name, m_run.spanWords(what.lane, hit.span), timeText(static_cast<double>(span.begin)), timeText(static_cast<double>(span.end)));
    }
    case TimelineRow::Kind::Queue:
        return tr("%1 holds %n items at %2.", nullptr, store->objects()[what.object].history->levelAt(static_cast<trace::Time>(time))).arg(what.name, timeText(time));
    case TimelineRow::Kind::Lock: {
        const std::int32_t level = store->objects()[what.object].history->levelAt(static_cast<trace::Time>(time));
        if (store->objects()[what.object].kind == trace::ObjectKind::Core)
            return level <= 0 ? tr("No thread of this run was seen running on %1 at %2.").arg(what.name, timeText(time)) : tr("%1 ran %2 at %3, as far as its events tell.").arg(what.name, m_run.laneName(static_cast<trace::LaneId>(level - 1)), timeText(time));
        if (level <= 0) return tr("%1 is free at %2.").arg(what.name, timeText(time));
        const trace::History &history = *store->objects()[what.object].history;
        return tr("%1 is held by %2 at %3.").arg(what.name, holderFrom(m_run, history.step(history.at(static_cast<trace::Time>(time)))).name, timeText(time));
    }
    case TimelineRow::Kind::Program: {
        const auto state = static_cast<trace::LaneState>(store->objects()[what.object].history->levelAt(static_cast<trace::Time>(time)));
        if (state == trace::LaneState::Absent) return {};
        if (state == trace::LaneState::Running) return tr("%1 has been started at %2 and not waited for: a program from outside, which tells nothing of itself.").arg(what.name, timeText(time));
        return tr("%1 has ended at %2.").arg(what.name, timeText(time));
    }
    case TimelineRow::Kind::Task: {
        const auto state = static_cast<trace::LaneState>(store->objects()[what.object].history->levelAt(static_cast<trace::Time>(time)));
        if (state == trace::LaneState::Absent) return {};
        const trace::History &history = *store->objects()[what.object].history;
        return tr("%1: %2 at %3.").arg(what.name, taskWords(m_run, history.step(history.at(static_cast<trace::Time>(time)))), timeText(time));
    }
    case TimelineRow::Kind::Variable: {
        const trace::History &history = *store->objects()[what.object].history;
        const std::size_t step = history.at(static_cast<trace::Time>(time));
        if (step == trace::History::kNone) return {};
        const trace::Event event = store->event(history.step(step).event);
        return tr("%1 is %2, set by %3 at %4.").arg(what.name, m_run.valueText(event.value, event.thread), m_run.laneName(event.thread), timeText(static_cast<double>(event.time)));
    }
    }
    return {};
}

// -- Input

void TimelineView::resizeEvent(QResizeEvent *)
{
    m_overview.forget();
    layOut();
}

} // namespace forkyard::ui
