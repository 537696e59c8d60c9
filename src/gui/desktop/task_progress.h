// Progress on the program's icon: task bar, dock or launcher, where the system has such a thing. One
// implementation a system, chosen by CMake.
#pragma once

#include <memory>

class QWidget;

namespace gui {

class TaskProgress
{
public:
    virtual ~TaskProgress() = default;

    // share: 0 to 1 of everything that is to be sent. trouble: something needs the user.
    virtual void show(QWidget *window, double share, bool trouble) = 0;
    virtual void clear(QWidget *window) = 0;
};

std::unique_ptr<TaskProgress> systemTaskProgress();

} // namespace gui
