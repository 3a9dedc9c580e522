#include "app/tour_source.h"

#include "core/trace/store.h"
#include "core/trace/trace_file.h"

#include <QFileInfo>

namespace forkyard::app {

const lessons::Lesson *findLesson(TourSource &source, const QString &name) {
    const QString program = QFileInfo("/proc/self/exe").symLinkTarget();
    source.catalogue = std::make_unique<lessons::Catalogue>(lessons::findBundledLessons(QFileInfo(program).absolutePath()));
    const QFileInfo path(name);
    if (path.isDir()) source.lesson = source.catalogue->add(path.absoluteFilePath());
    else if (path.isFile()) source.lesson = QFileInfo::exists(path.absolutePath() + "/lesson.json") ? source.catalogue->add(path.absolutePath()) : nullptr;
    else source.lesson = source.catalogue->find(name);
    return source.lesson;
}

QString tourFileOf(const lessons::Lesson *lesson, const QString &name) {
    const QFileInfo path(name);
    if (path.isFile() && path.suffix() == "py") {
        const QString beside = lessons::tourFileFor(path.absoluteFilePath());
        if (!beside.isEmpty() || !lesson) return beside;
    } else if (path.isFile()) {
        return path.absoluteFilePath();
    }
    return lesson ? lesson->folder + '/' + lessons::tourFileName : QString();
}

Result<std::unique_ptr<ui::Presentation>> openPresentation(const ui::Kit &kit, TourSource &source, const QString &name) {
    const QFileInfo path(name);
    if (path.isFile() && trace::isTraceFile(name.toStdString())) {
        auto opened = trace::openTrace(name.toStdString());
        if (!opened) return opened.error();
        source.warning = opened.value().warning;
        return ui::Presentation::ofTrace(kit, std::move(opened.value().store), path.completeBaseName());
    }
    const lessons::Lesson *lesson = findLesson(source, name);
    const QString file = tourFileOf(lesson, name);
    if (file.isEmpty()) {
        Diagnostic nothing;
        nothing.code = "tour.nothing-there";
        nothing.arguments = {name.toStdString()};
        return nothing;
    }
    if (lesson && !lessons::isTourThere(file)) return ui::Presentation::ofLesson(kit, *lesson);
    auto tour = lessons::loadTour(file);
    if (!tour) return tour.error();
    return std::make_unique<ui::Presentation>(kit, lesson, std::move(tour).value());
}

} // namespace forkyard::app
