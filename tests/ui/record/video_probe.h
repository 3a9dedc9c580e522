// What the tests of videos ask of a file that was made.
#pragma once

#include "ui/record/encoder.h"

#include <QProcess>
#include <QSize>
#include <QStandardPaths>

namespace forkyard::ui {

inline constexpr QSize small{480, 270};

struct Probe {
    int width = 0, height = 0, frames = 0, chapters = 0;
    double duration = 0;
    QString rate, codec, pixels;
};

inline Probe probe(const QString &file) {
    QProcess ask;
    ask.start("ffprobe", {"-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries", "stream=width,height,nb_read_frames,r_frame_rate,codec_name,pix_fmt:format=duration", "-show_chapters", "-of", "flat", file});
    ask.waitForFinished(60'000);
    Probe found;
    for (const QByteArray &line : ask.readAllStandardOutput().split('\n')) {
        const QByteArray key = line.left(line.indexOf('='));
        const QString value = QString::fromUtf8(line.mid(line.indexOf('=') + 1)).remove('"');
        if (key.endsWith(".width")) found.width = value.toInt();
        if (key.endsWith(".height")) found.height = value.toInt();
        if (key.endsWith("nb_read_frames")) found.frames = value.toInt();
        if (key.endsWith("r_frame_rate")) found.rate = value;
        if (key.endsWith("codec_name")) found.codec = value;
        if (key.endsWith("pix_fmt")) found.pixels = value;
        if (key.endsWith("format.duration")) found.duration = value.toDouble();
        if (key.startsWith("chapters.chapter.") && key.endsWith(".id")) ++found.chapters;
    }
    return found;
}

inline bool hasEncoder() { return !encoderProgram().isEmpty() && !QStandardPaths::findExecutable("ffprobe").isEmpty(); }

} // namespace forkyard::ui
