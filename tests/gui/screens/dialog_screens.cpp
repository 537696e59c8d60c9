#include "subjects.h"

#include "gui/adding/adder.h"
#include "gui/adding/known_sentence.h"
#include "gui/desktop/countdown_dialog.h"
#include "gui/desktop/when_done.h"
#include "gui/presets/save_template_dialog.h"
#include "gui/presets/templates_dialog.h"
#include "words/uploads/video_words.h"

using namespace Qt::StringLiterals;

namespace screens {

void drawDialogs(const Scene &scene)
{
    ingest::Templates templates(scene.engine().settings());
    templates.save({scene.camera.say("Travel films", "旅行"), {{u"category"_s, u"Travel"_s}}});
    templates.save({scene.camera.say("Making of", "幕后花絮"), {{u"category"_s, u"LifeStyle"_s}}});
    gui::TemplatesDialog managing(templates, scene.window);
    gui::SaveTemplateDialog saving({}, {}, scene.camera.say("North Bank Films", "北岸影像"), scene.window);
    gui::ListDialog list(
        {gui::Adder::tr("Added before"),
         gui::Adder::tr("%n of these videos is here already. Add it again?", nullptr, 1),
         gui::Adder::tr("File"),
         gui::Adder::tr("Where it is"),
         {{u"tea_harvest_dawn.mp4"_s, gui::knownSentence(ingest::knownVideo(scene.example.listed().first())),
           words::videoLink(u"XMTIz"_s)}},
         gui::Adder::tr("Add again"),
         gui::Adder::tr("Leave out")},
        scene.window);
    gui::CountdownDialog countdown(
        {gui::WhenDone::tr("The computer is shut down in %1."), gui::WhenDone::tr("Shut down now")}, 58,
        scene.window);
    countdown.setAttribute(Qt::WA_DeleteOnClose, false);
    for (const auto &[dialog, name] : {std::pair<QDialog *, QString>{&managing, u"templates"_s},
                                       {&saving, u"save-template"_s},
                                       {&list, u"added-before"_s},
                                       {&countdown, u"countdown"_s}}) {
        dialog->show();
        QTest::qWait(200);
        scene.camera.save(dialog, name);
        dialog->close();
    }
}

} // namespace screens
