#include "subjects.h"

#include "gui/account/account_dialog.h"

#include <QLabel>

using namespace Qt::StringLiterals;

namespace screens {

void drawAccounts(const Scene &scene)
{
    const Camera &camera = scene.camera;
    gui::AccountDialog inPractice(scene.engine(), scene.window);
    camera.dialog(inPractice, u"account-practice"_s);
    // Nobody is asked: there is no answer at that address.
    qputenv("YOUCHUAN_API_URL", "http://127.0.0.1:9");
    QTemporaryDir dir;
    engine::Options options;
    options.profileDir = dir.path();
    OpenEngine engine;
    if (!engine.open(options))
        qFatal("The queue without an account did not open.");
    engine->account().signIn({u"c0ffee0123456789"_s, QString(32, u'a'), QString(32, u'b'), {}});
    engine->account().setValidUntil(QDateTime::currentDateTime().addDays(30));
    engine->account().signIn({});
    gui::MainWindow first(*engine);
    first.resize(1200, 780);
    first.show();
    QTest::qWait(300);
    camera.save(&first, u"first-start"_s);
    first.resize(640, 480);
    QTest::qWait(100);
    camera.save(&first, u"first-start-small"_s);
    first.letGo();
    first.close();
    engine->account().signIn({u"c0ffee0123456789"_s, QString(32, u'a'), QString(32, u'b'), {}});
    gui::AccountDialog shown(*engine);
    camera.dialog(shown, u"account"_s);
    emit shown.findChild<QLabel *>(u"accessTokenHelp"_s)->linkActivated(u"browser"_s);
    camera.dialog(shown, u"account-browser"_s);
    engine.close();
}

} // namespace screens
