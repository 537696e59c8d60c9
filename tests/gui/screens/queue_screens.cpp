#include "subjects.h"

#include "gui/details/log_window.h"

#include <QLabel>

using namespace Qt::StringLiterals;

namespace screens {

namespace {

// The whole of its panel, its details, and its log.
void published(const Scene &scene)
{
    scene.window->resize(1200, 910);
    QTest::qWait(200);
    scene.save(u"published-high"_s);
    emit scene.window->findChild<QLabel *>(u"briefDetails"_s)->linkActivated(u"details"_s);
    QTest::qWait(200);
    scene.save(u"published-details"_s);
    scene.window->resize(1200, 780);
    gui::LogWindow log(scene.engine().profile(), scene.practice.upload(2)->record(), scene.window);
    log.setAttribute(Qt::WA_DeleteOnClose, false);
    log.QDialog::show();
    QTest::qWait(500);
    scene.camera.save(&log, u"log"_s);
}

void several(const Scene &scene)
{
    const gui::QueueView *view = scene.view();
    const QModelIndex first = view->model()->index(2, 0);
    const QModelIndex last = view->model()->index(5, 3);
    view->selectionModel()->select(QItemSelection(first, last), QItemSelectionModel::ClearAndSelect);
    QTest::qWait(300);
    scene.save(u"several"_s);
}

} // namespace

void drawEmpty(const Scene &scene)
{
    practice::Practice practice;
    if (!practice.open())
        qFatal("The empty queue did not open.");
    gui::MainWindow window(*practice.engine);
    window.resize(1200, 780);
    window.show();
    QTest::qWait(300);
    scene.camera.save(&window, u"empty"_s);
    window.letGo();
    window.close();
    practice.close();
}

void drawWork(const Scene &scene)
{
    scene.view()->select(4);
    QTest::qWait(300);
    scene.save(u"work"_s);
}

void drawPanel(const Scene &scene)
{
    const auto row = [&scene](int at, const QString &name) {
        scene.view()->select(at);
        QTest::qWait(300);
        scene.save(name);
    };
    row(7, u"not-encoded"_s);
    row(1, u"published"_s);
    published(scene);
    row(3, u"locked"_s);
    row(5, u"draft"_s);
    scene.engine().queue().setDoubt(5, u"no_index"_s);
    QTest::qWait(300);
    scene.save(u"check-file"_s);
    several(scene);
}

void drawNarrow(const Scene &scene)
{
    scene.view()->select(2);
    scene.window->resize(760, 780);
    QTest::qWait(300);
    scene.save(u"compact"_s);
    scene.window->resize(640, 480);
    QTest::qWait(300);
    scene.save(u"smallest"_s);
    scene.window->resize(1200, 780);
}

} // namespace screens
