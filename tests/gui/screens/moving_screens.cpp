#include "subjects.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace screens {

namespace {

// Files over the window, not dropped yet.
void drag(const Scene &scene)
{
    QMimeData data;
    QList<QUrl> urls;
    for (int i = 0; i < 5; ++i)
        urls.append(QUrl::fromLocalFile(u"/videos/%1.mp4"_s.arg(i)));
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(500, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(scene.window, &enter);
    QTest::qWait(200);
    scene.save(u"drag"_s);
    QDragLeaveEvent leave;
    QApplication::sendEvent(scene.window, &leave);
}

} // namespace

// A row on its way to another place, and the line that shows where it would go.
void drawMoving(const Scene &scene)
{
    drag(scene);
    const gui::QueueView *view = scene.view();
    scene.window->takeFiles({scene.practice.file(u"notes.txt"_s, 10)});
    QTest::qWait(500);
    const auto middle = [view](int row) {
        return view->visualRect(view->model()->index(row, 0)).center();
    };
    QWidget *viewport = view->viewport();
    QTest::mousePress(viewport, Qt::LeftButton, {}, middle(4));
    for (const QPoint &point : {middle(3), middle(2) - QPoint(0, 12)}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(point), viewport->mapToGlobal(QPointF(point)),
                         Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(viewport, &move);
    }
    QTest::qWait(100);
    scene.save(u"moving"_s);
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, middle(4));
}

} // namespace screens
