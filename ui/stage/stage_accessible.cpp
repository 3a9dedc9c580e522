// What the stage says to whoever hears it: the sentences of its tool tips, in order. Part of StageView.
#include "core/trace/store.h"
#include "ui/stage/stage_view.h"

namespace forkyard::ui {

QList<PaintedItem> StageView::paintedItems() const
{
    QList<PaintedItem> all;
    const QTransform toScreen = transform();
    const auto add = [&](const QRectF &place, const QPointF &asked, bool selected) {
        const QString sentence = sentenceAt(toScreen.map(asked));
        if (!sentence.isEmpty()) all.append({sentence, toScreen.mapRect(place).toRect(), QAccessible::StaticText, selected});
    };
    for (const trace::MomentProcess &process : m_run.moment().processes) {
        if (process.process >= m_layout.processes.size() || process.state == trace::ProcessState::NotStarted) continue;
        const StageLayout::Process &place = m_layout.processes[process.process];
        add(place.box, place.head.center(), m_run.selection() == Selection{Selection::Kind::Lane, m_run.mainLane(process.process)});
        if (const std::size_t helpers = m_run.helperCount(process.process); helpers > 0 && !place.helpers.isEmpty()) {
            const QString words = m_run.hasOpenHelpers(process.process) ? tr("fold %n threads of the library", nullptr, static_cast<int>(helpers)) : tr("show %n threads of the library", nullptr, static_cast<int>(helpers));
            PaintedItem line{words, toScreen.mapRect(place.helpers).toRect(), QAccessible::Button};
            line.press = [run = &m_run, index = process.process] { run->toggleHelpers(index); };
            all.append(line);
        }
        for (const std::size_t index : process.threads) {
            const trace::LaneId lane = m_run.moment().threads[index].lane;
            if (m_run.isFolded(lane)) continue;
            const QRectF card = placeOfLane(lane);
            if (!place.cards.empty()) add(card, card.center(), m_run.selection() == Selection{Selection::Kind::Lane, lane});
            const QRectF button = chooseButton(lane);
            if (button.isEmpty()) continue;
            PaintedItem told{tr("run %1 next").arg(m_run.laneName(lane)), button.toRect(), QAccessible::Button};
            told.press = [run = &m_run, lane] { run->choose(lane); };
            all.append(told);
        }
    }
    for (std::size_t i = 0; i < m_items.size() && i < m_layout.objects.size(); ++i)
        add(m_layout.objects[i], m_layout.objects[i].center(), m_run.selection() == Selection{Selection::Kind::Object, m_items[i].object});
    if (!m_aside.isEmpty() && !moreButton().isEmpty()) {
        PaintedItem more{moreSentence(), moreButton().toRect(), QAccessible::Button};
        more.press = [stage = const_cast<StageView *>(this)] { stage->showAll(); };
        all.append(more);
    }
    return all;
}

} // namespace forkyard::ui
