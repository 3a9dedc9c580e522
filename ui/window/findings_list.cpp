#include "ui/window/findings_list.h"

#include "ui/models/finding_words.h"

#include <QScrollBar>

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr std::size_t MostShown = 100;
constexpr int MostHeight = 220;
constexpr int LeastHeight = 52; // two lines: the rest is scrolled to where there is no room

} // namespace

FindingsList::FindingsList(Kit &kit, RunModel &run, QWidget *parent) : QListWidget(parent), m_kit(kit), m_run(run)
{
    setObjectName("findings");
    setAccessibleName(tr("What was found in this run"));
    setWordWrap(true);
    setResizeMode(QListView::Adjust); // else the words keep the lines that they had in another width
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { jumpTo(row(item)); });
    connect(this, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) { jumpTo(row(item)); });
    connect(&run, &RunModel::storeReplaced, this, &FindingsList::fill);
    connect(&run, &RunModel::eventsAppended, this, &FindingsList::refresh);
    connect(&run, &RunModel::ended, this, &FindingsList::fill);
    connect(&kit, &Kit::languageChanged, this, [this] {
        setAccessibleName(tr("What was found in this run"));
        fill();
    });
    connect(&kit, &Kit::appearanceChanged, this, &FindingsList::fill);
    fill();
}

void FindingsList::refresh()
{
    if (m_run.store() && m_run.store()->findings().size() != m_shown) fill();
}

void FindingsList::fill()
{
    clear();
    setFont(m_kit.fonts().words(TextSize::Small));
    const trace::Store *store = m_run.store();
    m_shown = store ? store->findings().size() : 0;
    for (std::size_t i = 0; i < std::min(m_shown, MostShown); ++i) {
        const trace::Finding &finding = store->findings()[i];
        const auto time = static_cast<qint64>(store->event(findingEvent(finding)).time);
        // A simulated machine's time is counted in steps, here as on the timeline.
        const QString words = m_run.stepLength() > 0 ? tr("✗ step %1: %2").arg(time / m_run.stepLength()).arg(findingSentence(m_run, finding))
                                                     : tr("✗ %1 s: %2").arg(static_cast<double>(time) / 1e9, 0, 'f', 3).arg(findingSentence(m_run, finding));
        auto *item = new QListWidgetItem(words, this);
        item->setToolTip(tr("Go to this moment"));
        item->setForeground(m_kit.color(Role::Text));
    }
    if (m_shown > MostShown) new QListWidgetItem(tr("and %n more", nullptr, static_cast<int>(m_shown - MostShown)), this);
    setVisible(m_shown > 0);
    updateGeometry();
}

void FindingsList::jumpTo(int row)
{
    const trace::Store *store = m_run.store();
    if (!store || row < 0 || static_cast<std::size_t>(row) >= std::min(store->findings().size(), MostShown)) return;
    showFinding(m_run, store->findings()[static_cast<std::size_t>(row)]);
}

int FindingsList::wantedHeight() const
{
    // By the words alone: the list's own answer counts on the scroll bar that a list too low has.
    const QFontMetrics metrics(font());
    // Behind another tab it has no width of its own yet: that of the place where it will stand counts.
    const QWidget *place = this;
    while (!place->isVisible() && place->parentWidget()) place = place->parentWidget();
    const QRect room(0, 0, std::max(m_kit.ipx(80), place->width() - m_kit.ipx(24)), 100000);
    int height = m_kit.ipx(8);
    for (int row = 0; row < count(); ++row) height += metrics.boundingRect(room, Qt::TextWordWrap, item(row)->text()).height() + m_kit.ipx(6);
    return std::min(height, m_kit.ipx(MostHeight));
}

QSize FindingsList::sizeHint() const { return {200, wantedHeight()}; }

QSize FindingsList::minimumSizeHint() const { return {80, std::min(wantedHeight(), m_kit.ipx(LeastHeight))}; }

void FindingsList::resizeEvent(QResizeEvent *event)
{
    QListWidget::resizeEvent(event);
    // Sentences wrap to the width: how high they are is known only now.
    if (height() != wantedHeight()) updateGeometry();
}

} // namespace forkyard::ui
