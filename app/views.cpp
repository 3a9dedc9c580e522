#include "app/views.h"

#ifdef FORKYARD_HAS_COMMAND_LINE
#include "app/live_run.h"
#endif
#include "ui/editor/syntax_check.h"
#include "ui/models/playback_run.h"

#include <QCoreApplication>

// A script has a function of that name; Qt's macro stands for nothing.
#undef emit
#include "core/trace/scripted_trace.h"

namespace forkyard::app {

namespace {

std::shared_ptr<trace::Store> scriptedRun(const QString &name) {
    auto store = std::make_shared<trace::Store>();
    if (name == "lost-update") trace::scriptLostUpdate(*store);
    else if (name == "deadlock") trace::scriptDeadlock(*store);
    else if (name == "whole-queue") trace::scriptWholeQueueLesson(*store);
    else trace::scriptQueueLesson(*store);
    return store;
}

} // namespace

ui::WindowParts windowParts(const QString &demo) {
    ui::WindowParts parts;
#ifdef FORKYARD_HAS_COMMAND_LINE
    if (demo.isEmpty()) parts.controller = std::make_unique<LiveRun>();
    else
#endif
        parts.controller = std::make_unique<ui::PlaybackRun>(scriptedRun(demo));
    parts.checker = ui::checkSyntax;
    parts.lessonsFolder = lessons::findBundledLessons(QCoreApplication::applicationDirPath());
    return parts;
}

} // namespace forkyard::app
