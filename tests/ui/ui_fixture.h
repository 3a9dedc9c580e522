// What tests of the window share: settings in a folder of their own, a kit over them, and scripted runs.
#pragma once

#include "core/trace/scripted_trace.h"
#include "ui/kit/kit.h"

#include <QTemporaryDir>

#include <memory>

namespace forkyard::ui {

struct Fixture {
    QTemporaryDir folder;
    Settings settings{folder.filePath("settings.ini")};
    Kit kit{(settings.setLanguage(Language::English), settings.setTheme(ThemeChoice::Light), settings)};
};

inline std::shared_ptr<trace::Store> queueRun(bool whole = false) {
    auto store = std::make_shared<trace::Store>();
    if (whole) trace::scriptWholeQueueLesson(*store);
    else trace::scriptQueueLesson(*store);
    return store;
}

} // namespace forkyard::ui
