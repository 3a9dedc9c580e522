// A moment to hand on: the program, how it was run, the run itself, the instant in it, notes and bookmarks, in one small JSON file.
// Opened elsewhere it shows the same picture, for it carries the trace. Knows no widget.
#pragma once

#include "core/base/result.h"
#include "ui/models/run_controller.h"
#include "ui/models/run_mode.h"
#include "ui/models/run_model.h"

#include <QByteArray>

#include <memory>

namespace forkyard::ui {

struct SavedMoment {
    QString programName = {};
    QString programText = {};
    /// Folder name of the lesson that the program is from; empty for another's.
    QString lesson = {};
    RunMode mode = RunMode::Live;
    /// gilProfile, startMethod, slice, level, pace, arguments and schedule count; the rest belongs to the machine it ran on.
    RunOptions options = {};
    /// Nanoseconds since the run began.
    qint64 time = 0;
    QString notes = {};
    QJsonArray bookmarks = {}; ///< Bookmarks::toJson
    QStringList watched = {};
    /// Null where the program had not run.
    std::shared_ptr<const trace::Store> store = nullptr;
};

/// How a moment's file is called.
inline constexpr const char *momentSuffix = "moment";
/// The largest run that a moment carries, compressed: beyond that it is no small file, and the trace is saved by itself.
inline constexpr qint64 largestMoment = 32 * 1024 * 1024;

/// By what it begins with, whatever its name.
bool isMoment(const QByteArray &bytes);
/// Errors: moment.too-large (MB, most MB).
Result<QByteArray> momentToJson(const SavedMoment &moment);
/// Errors: moment.foreign, moment.version (version), moment.damaged; a trace's own.
Result<SavedMoment> momentFromJson(const QByteArray &json);

} // namespace forkyard::ui
