// A presentation rendered to a file, frame by frame on the tour's own clock: the same frames however fast the machine is. Runs
// nothing live. Knows no screen.
#pragma once

#include "ui/present/presentation.h"
#include "ui/record/encoder.h"

#include <functional>

namespace forkyard::ui {

struct VideoOptions {
    QString file;
    QSize size{1920, 1080};
    int fps = 30;
    bool burnCaptions = true;
    QString subtitles; ///< a .srt or .vtt to be written; may be empty
    QString poster;    ///< a .png or .jpg to be written; may be empty
    bool wantsHash = false;
    /// Seconds of the tour; -1: to its end.
    double from = 0;
    double to = -1;
};

struct VideoReport {
    qint64 frames = 0;
    qint64 drawn = 0;        ///< frames that differ from the one before
    double drawSeconds = 0;  ///< drawing and converting
    double waitSeconds = 0;  ///< for the encoder
    double seconds = 0;      ///< in all
    QByteArray hash;         ///< SHA-256 over the raw frames' own, in hex
};

/// Of frames there are and done; false: stop and leave nothing behind.
using VideoProgress = std::function<bool(qint64 done, qint64 all)>;

qint64 frameCount(const Presentation &presentation, const VideoOptions &options);

/// Whether the tour's narration, if it has one, is sound and no longer than the tour. Errors: record.no-sound-in (file),
/// record.narration-longer (file, its seconds, the tour's, what lacks).
Status checkNarration(const Presentation &presentation);

/// Errors: those of checkNarration, checkTarget and Encoder, record.cancelled, record.odd-size (width, height), record.write-failed (file, reason).
Result<VideoReport> renderVideo(const Kit &kit, const Presentation &presentation, const VideoOptions &options, const VideoProgress &progress = {});

/// Captions with their times, as SRT or WebVTT; of a part of the tour, counted from its beginning.
QString subtitlesText(const Presentation &presentation, bool webVtt, double from = 0, double to = -1);
/// The instant that stands for a part of the tour on a picture, seconds: near its middle, with the playhead at rest where the part lets it.
double posterSeconds(const Presentation &presentation, double from, double to);
/// Where a chapter begins, seconds, and its name; the first at 0.
QList<std::pair<double, QString>> chaptersOf(const Presentation &presentation);

} // namespace forkyard::ui
