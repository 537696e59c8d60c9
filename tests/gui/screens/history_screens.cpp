#include "subjects.h"

#include "engine/looks/file_looks.h"
#include "gui/history/history_view.h"
#include "gui/history/history_window.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace screens {

void drawHistory(const Scene &scene)
{
    engine::PictureFolder &pictures = scene.engine().looks().pictures();
    for (const transfer::UploadRecord &record : scene.example.published()) {
        if (record.id == 109)
            continue;
        const QString picture = pictures.scratch();
        landscape(int(record.id)).save(picture, "jpeg", 90);
        pictures.keep(record.id, picture);
    }
    QTest::qWait(300);
    gui::HistoryWindow history(scene.engine(), scene.window);
    history.show();
    QTest::qWait(800);
    for (const int row : {1, 4})
        history.view()->selectionModel()->select(history.view()->model()->index(row, 0),
                                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
    history.view()->setFocus();
    history.view()->selectionModel()->setCurrentIndex(history.view()->model()->index(4, 0),
                                                      QItemSelectionModel::NoUpdate);
    QTest::qWait(300);
    scene.camera.save(&history, u"history"_s);
    history.resize(760, 400);
    QTest::qWait(300);
    scene.camera.save(&history, u"history-narrow"_s);
    history.resize(1120, 738);
    history.findChild<QLineEdit *>(u"searchHistory"_s)->setText(u"nothing like this"_s);
    QTest::qWait(300);
    scene.camera.save(&history, u"history-nothing"_s);
}

} // namespace screens
