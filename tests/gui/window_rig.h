// The real window over an engine in practice mode, and what a user does to it.
#pragma once

#include "desktop_services_double.h"
#include "gui/messages/message_bar.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/queue_model.h"
#include "gui/queue/view/queue_view.h"
#include "gui/window/main_window.h"
#include "practice.h"
#include "words/languages.h"

#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>

class WindowRig
{
public:
    bool open()
    {
        words::installLanguage(QStringLiteral("en")); // its plurals
        return practice.open();
    }
    bool close()
    {
        window.reset();
        return practice.close();
    }

    // A fresh window over an empty queue.
    bool show()
    {
        engine().settings().setValue(store::Setting::SpeedLimit, 0);
        window = std::make_unique<gui::MainWindow>(engine(), desktop_services_double::Desktop().bundle());
        window->resize(1200, 780);
        window->show();
        return QTest::qWaitForWindowExposed(window.get());
    }
    bool clear()
    {
        window.reset();
        queue().remove(queue().order());
        gui::prompts::takeAsked();
        return QTest::qWaitFor([this] { return queue().count() == 0; }, practice::patienceMs);
    }

    engine::Engine &engine() { return *practice.engine; }
    transfer::UploadQueue &queue() { return practice.engine->queue(); }
    gui::QueueView *view() { return window->findChild<gui::QueueView *>(); }
    int rows() { return view()->model()->rowCount(); }
    QString cell(int row, int column) { return view()->model()->index(row, column).data().toString(); }
    QStringList titles()
    {
        QStringList result;
        for (int row = 0; row < rows(); ++row)
            result.append(cell(row, gui::QueueModel::Video));
        return result;
    }
    const transfer::Upload *upload(int row)
    {
        return queue().find(
            view()->model()->index(row, 0).data(gui::QueueModel::IdRole).value<transfer::UploadId>());
    }
    QAction *action(const char *name) { return window->findChild<QAction *>(QString::fromLatin1(name)); }
    template <typename T>
    T *find(const char *name)
    {
        return window->findChild<T *>(QString::fromLatin1(name));
    }
    gui::MessageBar *message() { return window->findChild<gui::MessageBar *>(); }
    // The link of the answer over the foot of the list.
    void clickMessage() { emit find<QLabel>("message")->linkActivated(QStringLiteral("action")); }

    void selectRows(const QList<int> &rows)
    {
        view()->selectionModel()->clear();
        for (const int row : rows)
            view()->selectionModel()->select(view()->model()->index(row, 0),
                                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
        if (!rows.isEmpty())
            view()->selectionModel()->setCurrentIndex(view()->model()->index(rows.last(), 0),
                                                      QItemSelectionModel::NoUpdate);
    }
    QPoint middleOf(int row) { return view()->visualRect(view()->model()->index(row, 0)).center(); }

    // Small videos that exist, added and shown; false when they do not arrive.
    bool add(const QStringList &names)
    {
        QStringList paths;
        for (const QString &name : names)
            paths.append(practice.file(name, 1000));
        const int wanted = queue().count() + int(names.size());
        window->takeFiles(paths);
        return QTest::qWaitFor([&] { return queue().count() == wanted; }, practice::patienceMs);
    }

    // False when the window does not take them.
    bool drop(const QStringList &paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        return drop(data);
    }
    bool drop(QMimeData &data)
    {
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &drop);
        return enter.isAccepted() && drop.isAccepted();
    }

    practice::Practice practice;
    std::unique_ptr<gui::MainWindow> window;
};
