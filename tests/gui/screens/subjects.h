// What is drawn, by subject.
#pragma once

#include "camera.h"
#include "example_queue.h"
#include "gui/queue/view/queue_view.h"
#include "gui/window/main_window.h"

namespace screens {

// The window over the example queue, wide and with its panel; each subject leaves it so.
struct Scene {
    const Camera &camera;
    practice::Practice &practice;
    ExampleQueue &example;
    gui::MainWindow *window;

    gui::QueueView *view() const { return window->findChild<gui::QueueView *>(); }
    engine::Engine &engine() const { return *practice.engine; }
    void save(const QString &name) const { camera.save(window, name); }
};

void drawEmpty(const Scene &scene);
void drawWork(const Scene &scene);
void drawSpeed(const Scene &scene);
// The panel, for a row in each state.
void drawPanel(const Scene &scene);
void drawHistory(const Scene &scene);
void drawSettings(const Scene &scene);
void drawFolders(const Scene &scene);
void drawAccounts(const Scene &scene);
void drawMessages(const Scene &scene);
void drawNarrow(const Scene &scene);
void drawDialogs(const Scene &scene);
void drawMoving(const Scene &scene);

} // namespace screens
