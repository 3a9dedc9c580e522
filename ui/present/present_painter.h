// Paints one instant of a presentation in large type, only what has changed since the one before. The same instant gives the same
// pixels, whatever was painted before it. Knows no window and no clock.
#pragma once

#include "ui/present/present_layout.h"
#include "ui/present/presentation.h"

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QRegion>

namespace forkyard::ui {

class PresentPainter {
    Q_DECLARE_TR_FUNCTIONS(forkyard::ui::PresentPainter)

public:
    /// None is owned; all must outlive the painter. `captions`: they are burned in.
    PresentPainter(const Kit &kit, const Presentation &presentation, const QSize &size, bool captions = true);

    /// Brings the picture to the instant. The region is what differs from before.
    QRegion paint(const lessons::TourInstant &instant);
    const QImage &image() const { return m_image; }
    /// The whole picture of an instant with another painter, at the origin: for pictures that are no pixels.
    void paintOn(QPainter &painter, const lessons::TourInstant &instant);
    /// Everything anew: theme or language are others.
    void forget();
    /// Votes on the choices of the prediction that is asked, in their order; empty: none.
    void setVotes(const QList<int> &votes) { m_votes = votes; }

    /// Number of the thread whose button is there, from 1; 0: none.
    int choiceAt(const QPointF &place) const;

    /// The screen shows another way than the tour's: its caption would not be true.
    void setOwnWay(bool own);

    /// A thread's or process's name in `width` pixels: of ForkPoolWorker-3 the number says more than the word.
    static QString shortened(const QString &name, const QFont &font, double width);

    // For the test that measures type, in pixels: the smallest of what has been painted so far.
    int smallestEssential() const { return m_smallestEssential; }
    int smallestOther() const { return m_smallestOther; }
    /// True where a caption had no room for all its words.
    bool hasCutCaption() const { return m_cutCaption; }

private:
    struct CodeLook; ///< a program laid out once
    struct StageBlock;

    QFont wordsFont(int pixels, QFont::Weight weight = QFont::Normal);
    QFont codeFont(int pixels, QFont::Weight weight = QFont::Normal);
    void note(int pixels, bool essential);
    QString shortened(const QString &name, double width);
    /// What a program calls an object that its variable holds: "a (Lock 1)".
    QString givenName(const RunModel &run, trace::ObjectId id, const QString &name) const;
    QString partKey(lessons::TourStep::Part part, const lessons::TourInstant &instant, const QRectF &area) const;
    void beginStep(const lessons::TourInstant &instant);
    void paintPart(QPainter &painter, lessons::TourStep::Part part, const QRectF &area, const lessons::TourInstant &instant);
    bool isLit(const QStringList &names, const QString &name) const;

    // present_painter.cpp
    void paintCaption(QPainter &painter, const QRectF &area, const lessons::TourInstant &instant);
    void paintTitle(QPainter &painter, const QRectF &area, int step);
    void paintAsk(QPainter &painter, const QRectF &area, int step);
    void drawText(QPainter &painter, const QRectF &area, int flags, const QString &text, int pixels, QFont::Weight weight, const QColor &color, bool essential = false);
    // present_ends.cpp
    void paintEnds(QPainter &painter, const QRectF &area, int step);
    // present_code.cpp
    const CodeLook &codeLook(int step, const QRectF &area);
    void paintCodePart(QPainter &painter, const QRectF &area, const lessons::TourInstant &instant);
    QString pinName(const RunModel &run, trace::LaneId lane) const;
    // present_stage.cpp
    void paintStage(QPainter &painter, const QRectF &area, const lessons::TourInstant &instant);
    /// How much is told of each, in how many columns, and how high that gets; the lower the number the more is told, larger.
    struct StageFit {
        int number = 0;
        double height = 0;
        bool fits = false;
    };
    StageFit fitStage(const RunModel &run, int step, const QRectF &area, int from, std::vector<StageBlock> &blocks);
    StageFit sceneFit(RunModel &run, const QRectF &area, const lessons::TourInstant &instant);
    std::vector<StageBlock> stageBlocks(const RunModel &run, int step, int detail, double width);
    double placeBlocks(std::vector<StageBlock> &blocks, const QRectF &area, int columns) const;
    int rankOf(const RunModel &run, const struct StageItem &item) const;
    StageBlock processBlock(const RunModel &run, const trace::MomentProcess &process, int step, int detail, double width, bool wide);
    StageBlock itemBlock(const RunModel &run, const struct StageItem &item, int step, int detail, double width);
    void paintCard(QPainter &painter, const QRectF &card, const RunModel &run, const trace::MomentThread &thread, int detail, const QStringList &light);
    void paintCardRows(QPainter &painter, const QRectF &place, const RunModel &run, const trace::MomentThread &thread, const QStringList &light);
    void paintChoice(QPainter &painter, const QRectF &place, const RunModel &run, trace::LaneId lane);
    void paintStepRows(QPainter &painter, const QRectF &place, const RunModel &run, const trace::MomentThread &thread);
    void paintValue(QPainter &painter, const QRectF &row, const QString &name, const QString &value, bool changed, bool large);
    double pill(QPainter &painter, const QRectF &room, StateLook look, const QString &words);
    void box(QPainter &painter, const QRectF &area, const QColor &edge, double pen, const QColor &strip, bool dashed);
    // present_lanes.cpp
    void paintLanes(QPainter &painter, const QRectF &area, const lessons::TourInstant &instant);
    void paintConsole(QPainter &painter, const QRectF &area, const lessons::TourInstant &instant);
    void paintChart(QPainter &painter, const QRectF &area, const lessons::TourInstant &instant);
    double playheadX(const QRectF &area, const lessons::TourInstant &instant) const;
    QRectF plotOf(const QRectF &area) const;

    const Kit &m_kit;
    const Presentation &m_presentation;
    QSize m_size;
    PresentType m_type;
    bool m_captions;
    QImage m_image;
    int m_step = -1;
    PresentLayout m_layout;
    QHash<int, QString> m_keys; ///< by part; -1: the caption
    QString m_codeKey;
    std::shared_ptr<CodeLook> m_code;
    QString m_lanesKey;
    QImage m_lanes; ///< the whole span with nothing hidden
    QList<int> m_votes;
    bool m_ownWay = false;
    QHash<QString, StageFit> m_scenes; ///< by first step, run and area
    QHash<int, QRectF> m_choiceAreas;
    int m_smallestEssential = 1 << 20;
    int m_smallestOther = 1 << 20;
    bool m_cutCaption = false;
};

} // namespace forkyard::ui
