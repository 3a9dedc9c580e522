#include "app/views.h"

#include "app/explore_run.h"
#include "app/lesson_judge_run.h"
#include "app/live_run.h"
#include "core/trace/scripted_trace.h"
#include "ui/editor/syntax_check.h"
#include "ui/models/playback_run.h"
#ifdef FORKYARD_HAS_STAGE
#include "ui/stage/stage_view.h"
#endif
#ifdef FORKYARD_HAS_TIMELINE
#include "ui/timeline/timeline_view.h"
#endif
#ifdef FORKYARD_HAS_CHARTS
#include "ui/charts/charts_view.h"
#endif

#include <QCoreApplication>
#include <QFile>

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

QByteArray resource(const QString &name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

ui::WindowParts windowParts(const QString &demo) {
    ui::WindowParts parts;
    if (demo.isEmpty()) {
        parts.controller = std::make_unique<LiveRun>();
        parts.makeController = [] { return std::make_unique<LiveRun>(); };
        parts.judge = std::make_unique<LessonJudgeRun>();
    } else {
        parts.controller = std::make_unique<ui::PlaybackRun>(scriptedRun(demo));
    }
#ifdef FORKYARD_HAS_EXPLORE
    if (demo.isEmpty()) parts.explorer = std::make_unique<ExploreRun>();
#endif
#ifdef FORKYARD_HAS_STAGE
    parts.stage = [](ui::Kit &kit, ui::RunModel &run, QWidget *parent) {
        auto *stage = new ui::StageView(kit, run, parent);
        stage->setCalm(kit.settings().isCalm());
        QObject::connect(&kit.settings(), &ui::Settings::calmChanged, stage, &ui::StageView::setCalm);
        return stage;
    };
#endif
#ifdef FORKYARD_HAS_TIMELINE
    parts.timeline = [](ui::Kit &kit, ui::RunModel &run, QWidget *parent) { return new ui::TimelineView(kit, run, parent); };
#endif
#ifdef FORKYARD_HAS_CHARTS
    parts.charts = [demo](ui::Kit &kit, ui::RunModel &run, QWidget *parent) {
        auto *charts = new ui::ChartsView(kit, run, parent);
        if (demo.isEmpty()) charts->setSeriesController(std::make_unique<LiveRun>());
        return charts;
    };
#endif
    parts.checker = ui::checkSyntax;
    parts.moduleNames = ui::ModuleNames::read(resource(":/help/modules.json"), resource(":/help/members.tsv"));
    parts.lessonsFolder = lessons::findBundledLessons(QCoreApplication::applicationDirPath());
    return parts;
}

} // namespace forkyard::app
