// Paints the stage's things: process boxes, thread cards, tubes with their items, locks. Knows no layout and no input.
#pragma once

#include "core/trace/store.h"
#include "ui/models/run_model.h"
#include "ui/stage/stage_layout.h"

#include <QCoreApplication>
#include <QPainter>

namespace forkyard::ui {

class StagePainter {
    Q_DECLARE_TR_FUNCTIONS(forkyard::ui::StagePainter)

public:
    /// The painter is scaled already: lengths are pixels at 100 %.
    StagePainter(QPainter &painter, const Kit &kit, const RunModel &run) : m_painter(painter), m_kit(kit), m_run(run) {}

    void paintProcess(const trace::MomentProcess &process, const StageLayout::Process &place, bool selected);
    void paintFork(const QRectF &parent, const QRectF &child);
    void paintQueue(const trace::MomentQueue &queue, const QRectF &place, bool selected);
    void paintLock(const trace::MomentLock &lock, const QRectF &place, bool selected);
    /// From a box down to a tube.
    void paintLink(const QRectF &box, const QRectF &tube, int identity);
    void paintToken(const QPointF &centre, const QString &text, int identity);

    /// Text of an item as it stands on its token: without quotes, short.
    QString tokenText(const trace::MomentItem &item) const;
    /// Where the tube's item `index` of `count` has its centre.
    static QPointF itemPlace(const QRectF &tube, std::size_t index);
    static QRectF tubeOf(const QRectF &place);
    /// What a process's box lists: its only thread's locals, then its variables that no local hides.
    static std::vector<const trace::MomentVariable *> variablesOf(const RunModel &run, const trace::MomentProcess &process);

private:
    void paintThreadLine(const trace::MomentThread &thread, const QRectF &area);
    void paintCard(const trace::MomentThread &thread, const QRectF &card, bool selected);
    void paintVariables(const std::vector<const trace::MomentVariable *> &variables, trace::LaneId lane, const QRectF &area, std::size_t rows);
    void pill(const QRectF &place, StateLook look, const QString &words);
    QFont scaled(QFont font) const;
    QString elided(const QString &text, const QFont &font, double width) const;

    QPainter &m_painter;
    const Kit &m_kit;
    const RunModel &m_run;
};

} // namespace forkyard::ui
