#include "subjects.h"

#include "gui/messages/blocking_notices.h"
#include "gui/messages/message_bar.h"

using namespace Qt::StringLiterals;

namespace screens {

// A cause, and above it the answer to what was just done.
void drawMessages(const Scene &scene)
{
    auto *bar = scene.window->findChild<gui::MessageBar *>();
    using gui::BlockingNotices;
    gui::Message cause;
    cause.tone = gui::Message::Tone::Attention;
    cause.icon = u"state-network"_s;
    cause.sentence = BlockingNotices::tr("This network wants you to sign in before it lets anything through");
    cause.detail =
        BlockingNotices::tr("%n upload(s) wait and go on by themselves. Nothing sent is lost.", nullptr, 3);
    cause.steps = {{BlockingNotices::tr("Open sign-in page"), {}, {}},
                   {BlockingNotices::tr("Try now"), {}, {}}};
    scene.window->takeFiles({scene.practice.file(u"notes.txt"_s, 10)});
    QTest::qWait(500);
    bar->setCause(cause);
    scene.save(u"message"_s);
    scene.window->resize(760, 780);
    bar->setCause(cause);
    QTest::qWait(100);
    bar->setCause(cause);
    scene.save(u"message-narrow"_s);
    scene.window->resize(1200, 780);
    bar->setCause(std::nullopt);
    bar->settleAnswer();
}

} // namespace screens
