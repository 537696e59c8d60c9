#include "gui/desktop/task_progress.h"

#include <QWidget>

#include <shobjidl.h>

namespace gui {

namespace {

class TaskbarList : public TaskProgress
{
public:
    TaskbarList()
    {
        // COM is ready in the window's thread: Qt needs it for drag and drop.
        if (FAILED(CoCreateInstance(CLSID_TaskbarList, nullptr, CLSCTX_INPROC_SERVER, IID_ITaskbarList3,
                                    reinterpret_cast<void **>(&m_list))))
            m_list = nullptr;
        else
            m_list->HrInit();
    }

    ~TaskbarList() override
    {
        if (m_list)
            m_list->Release();
    }
    Q_DISABLE_COPY_MOVE(TaskbarList)

    void show(QWidget *window, double share, bool trouble) override
    {
        if (!m_list)
            return;
        constexpr ULONGLONG whole = 1000;
        m_list->SetProgressState(handleOf(window), trouble ? TBPF_ERROR : TBPF_NORMAL);
        m_list->SetProgressValue(handleOf(window), ULONGLONG(share * whole), whole);
    }

    void clear(QWidget *window) override
    {
        if (m_list)
            m_list->SetProgressState(handleOf(window), TBPF_NOPROGRESS);
    }

private:
    static HWND handleOf(const QWidget *window) { return reinterpret_cast<HWND>(window->winId()); }

    ITaskbarList3 *m_list = nullptr;
};

} // namespace

std::unique_ptr<TaskProgress> systemTaskProgress()
{
    return std::make_unique<TaskbarList>();
}

} // namespace gui
