#include "subjects.h"

#include "accounts_rig.h"
#include "gui/account/accounts_dialog.h"
#include "gui/account/accounts_list.h"
#include "gui/account/keys_dialog.h"
#include "gui/account/name_and_use_dialog.h"
#include "gui/queue/view/queue_view.h"
#include "gui/window/account_button.h"

#include <QLabel>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace screens {

namespace {

// Three of them, one of which Youku has signed out.
void drawSeveral(const Scene &scene)
{
    const Camera &camera = scene.camera;
    AccountsRig rig;
    if (!rig.openReached())
        qFatal("The queue of several accounts did not open.");
    gui::AccountsDialog nobody(*rig.engine);
    camera.dialog(nobody, u"accounts-none"_s);
    const QDate end(QDate::currentDate().year(), 12, 24);
    const auto films = rig.signIn(u"films"_s, camera.say("North Bank Films", "北岸影像"),
                                  {.renews = true, .validUntil = QDateTime(end, QTime(12, 0))});
    const auto travel = rig.signIn(u"travel"_s, camera.say("North Bank Travel", "北岸旅行"),
                                   {.validUntil = QDateTime(end.addDays(-12), QTime(12, 0))});
    const auto studio = rig.signIn(u"studio"_s, camera.say("Lantern Street Studio", "灯街工作室"), {});
    rig.store().rename(films, {}, camera.say("Documentaries and series", "纪录片和系列节目"));
    rig.store().rename(travel, {}, camera.say("Travel channel", "旅行频道"));
    rig.store().rename(studio, {}, camera.say("For a client", "为客户制作"));
    rig.refuse(studio);
    rig.engine->queue().start(
        {rig.add(u"lantern_street_bts.mp4"_s, studio), rig.add(u"lantern_street_cut.mp4"_s, studio)});
    const auto draft = rig.add(u"guizhou_ep03_final_4k.mov"_s, films);
    const auto other = rig.add(u"tea_harvest_dawn.mp4"_s, travel);
    QTest::qWait(1500);
    gui::AccountsDialog accounts(*rig.engine);
    camera.dialog(accounts, u"accounts-waiting"_s);
    accounts.findChild<gui::AccountsList *>()->select(films);
    camera.dialog(accounts, u"accounts"_s);
    gui::NameAndUseDialog naming(rig.store(), rig.store().find(films), &accounts);
    camera.dialog(naming, u"accounts-name"_s);
    gui::KeysDialog browser(*rig.engine, gui::KeysDialog::Way::Browser, {});
    camera.dialog(browser, u"accounts-browser"_s);
    accounts.close();
    gui::MainWindow window(*rig.engine);
    window.resize(1200, 780);
    window.show();
    auto *view = window.findChild<gui::QueueView *>();
    view->select(draft);
    QTest::qWait(300);
    camera.save(&window, u"accounts-draft"_s);
    view->selectThese({draft, other});
    QTest::qWait(300);
    camera.save(&window, u"accounts-drafts"_s);
    auto *menu = window.findChild<gui::AccountButton *>()->menu();
    menu->popup(QPoint(20, 20));
    QTest::qWait(200);
    camera.save(menu, u"accounts-menu"_s);
    menu->close();
    window.letGo();
    window.close();
    rig.close();
}

} // namespace

void drawAccounts(const Scene &scene)
{
    const Camera &camera = scene.camera;
    gui::AccountsDialog inPractice(scene.engine(), scene.window);
    camera.dialog(inPractice, u"accounts-practice"_s);
    drawSeveral(scene);
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
    gui::KeysDialog shown(*engine, gui::KeysDialog::Way::Keys, {});
    camera.dialog(shown, u"account"_s);
    emit shown.findChild<QLabel *>(u"accessTokenHelp"_s)->linkActivated(u"browser"_s);
    camera.dialog(shown, u"account-browser"_s);
    engine.close();
}

} // namespace screens
