<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n tags</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interruption(s)</source>
        <translation>
            <numerusform>%n interruption</numerusform>
            <numerusform>%n interruptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interruption(s), %1 together</source>
        <translation>
            <numerusform>%n interruption, %1</numerusform>
            <numerusform>%n interruptions, %1 together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All sent, %n connection(s)</source>
        <translation>
            <numerusform>All sent, %n connection</numerusform>
            <numerusform>All sent, %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %n file(s) that are still being written</source>
        <translation>
            <numerusform>Waiting for %n file that is still being written</numerusform>
            <numerusform>Waiting for %n files that are still being written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be moved yet · tried again every minute</source>
        <translation>
            <numerusform>%n file cannot be moved yet · tried again every minute</numerusform>
            <numerusform>%n files cannot be moved yet · tried again every minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added today, the last one at %1</source>
        <translation>
            <numerusform>%n added today, the last one at %1</numerusform>
            <numerusform>%n added today, the last one at %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cli::RunCommand</name>
    <message numerus="yes">
        <source>Watching %n folder(s). Ctrl-C ends.</source>
        <translation>
            <numerusform>Watching %n folder. Ctrl-C ends.</numerusform>
            <numerusform>Watching %n folders. Ctrl-C ends.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::AccountWords</name>
    <message numerus="yes">
        <source>%n video(s) wait for it</source>
        <translation>
            <numerusform>%n video waits for it</numerusform>
            <numerusform>%n videos wait for it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::AccountsDialog</name>
    <message numerus="yes">
        <source>%n video(s) of it are not published yet. They are kept, with all that was sent, and wait until somebody signs in with it again.</source>
        <translation>
            <numerusform>%n video of it is not published yet. It is kept, with all that was sent, and waits until somebody signs in with it again.</numerusform>
            <numerusform>%n videos of it are not published yet. They are kept, with all that was sent, and wait until somebody signs in with it again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::Adder</name>
    <message numerus="yes">
        <source>%n video(s) added</source>
        <translation>
            <numerusform>%n video added</numerusform>
            <numerusform>%n videos added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out</source>
        <translation>
            <numerusform>%n file left out</numerusform>
            <numerusform>%n files left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking for videos: %n file(s) so far</source>
        <translation>
            <numerusform>Looking for videos: %n file so far</numerusform>
            <numerusform>Looking for videos: %n files so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adding videos: %n to go</source>
        <translation>
            <numerusform>Adding videos: %n to go</numerusform>
            <numerusform>Adding videos: %n to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these videos is here already. Add it again?</source>
        <translation>
            <numerusform>%n of these videos is here already. Add it again?</numerusform>
            <numerusform>%n of these videos are here already. Add them again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n larger than your account takes</source>
        <translation>
            <numerusform>%n larger than your account takes</numerusform>
            <numerusform>%n larger than your account takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n title(s) cut</source>
        <translation>
            <numerusform>%n title cut</numerusform>
            <numerusform>%n titles cut</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::BlockingNotices</name>
    <message numerus="yes">
        <source>%n upload(s) wait and go on by themselves once there is room. Nothing sent is lost.</source>
        <translation>
            <numerusform>%n upload waits and goes on by itself once there is room. Nothing sent is lost.</numerusform>
            <numerusform>%n uploads wait and go on by themselves once there is room. Nothing sent is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) wait and go on by themselves after that. Nothing sent is lost.</source>
        <translation>
            <numerusform>%n upload waits and goes on by itself after that. Nothing sent is lost.</numerusform>
            <numerusform>%n uploads wait and go on by themselves after that. Nothing sent is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) wait for another one. Nothing sent is lost.</source>
        <translation>
            <numerusform>%n upload waits for another one. Nothing sent is lost.</numerusform>
            <numerusform>%n uploads wait for another one. Nothing sent is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) wait and go on by themselves. Nothing sent is lost.</source>
        <translation>
            <numerusform>%n upload waits and goes on by itself. Nothing sent is lost.</numerusform>
            <numerusform>%n uploads wait and go on by themselves. Nothing sent is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) wait and go on by themselves when you are online.</source>
        <translation>
            <numerusform>%n upload waits and goes on by itself when you are online.</numerusform>
            <numerusform>%n uploads wait and go on by themselves when you are online.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::Desktop</name>
    <message numerus="yes">
        <source>%n published</source>
        <translation>
            <numerusform>%n published</numerusform>
            <numerusform>%n published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::DetailsPanel</name>
    <message numerus="yes">
        <source>%n videos selected</source>
        <translation>
            <numerusform>%n video selected</numerusform>
            <numerusform>%n videos selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply to %n videos</source>
        <translation>
            <numerusform>Apply to %n video</numerusform>
            <numerusform>Apply to %n videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) changed</source>
        <translation>
            <numerusform>%n field changed</numerusform>
            <numerusform>%n fields changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Youku has the details of %n of them already; those stay as they are.</source>
        <translation>
            <numerusform>Youku has the details of %n of them already; it stays as it is.</numerusform>
            <numerusform>Youku has the details of %n of them already; those stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::DropOverlay</name>
    <message numerus="yes">
        <source>Drop to add %n item(s)</source>
        <translation>
            <numerusform>Drop to add %n item</numerusform>
            <numerusform>Drop to add %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::FindingsBlock</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>findings</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::FolderNotices</name>
    <message numerus="yes">
        <source>%n video(s) added from watched folders</source>
        <translation>
            <numerusform>%n video added from watched folders</numerusform>
            <numerusform>%n videos added from watched folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) added from the folder “%1”</source>
        <translation>
            <numerusform>%n video added from the folder “%1”</numerusform>
            <numerusform>%n videos added from the folder “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::FormEditing</name>
    <message numerus="yes">
        <source>Apply to %n videos</source>
        <translation>
            <numerusform>Apply to %n video</numerusform>
            <numerusform>Apply to %n videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply your changes to %n video(s)?</source>
        <translation>
            <numerusform>Apply your changes to %n video?</numerusform>
            <numerusform>Apply your changes to %n videos?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::HistoryWindow</name>
    <message numerus="yes">
        <source>Copy %n link(s)</source>
        <translation>
            <numerusform>Copy link</numerusform>
            <numerusform>Copy %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n link(s) with titles</source>
        <translation>
            <numerusform>Copy link with title</numerusform>
            <numerusform>Copy %n links with titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n video(s) from the history?</source>
        <translation>
            <numerusform>Delete %n video from the history?</numerusform>
            <numerusform>Delete %n videos from the history?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::LaneRows</name>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::MainWindow</name>
    <message numerus="yes">
        <source>%n needs you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n videos changed</source>
        <translation>
            <numerusform>%n video changed</numerusform>
            <numerusform>%n videos changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::PublishedAlready</name>
    <message numerus="yes">
        <source>%n of these videos is published already. Upload it anyway?</source>
        <translation>
            <numerusform>%n of these videos is published already. Upload it anyway?</numerusform>
            <numerusform>%n of these videos are published already. Upload them anyway?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::QueueNotices</name>
    <message numerus="yes">
        <source>Removed %n from the list. The files are untouched.</source>
        <translation>
            <numerusform>Removed %n from the list. The file is untouched.</numerusform>
            <numerusform>Removed %n from the list. The files are untouched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) hold the same video as one that is here already</source>
        <translation>
            <numerusform>%n file holds the same video as one that is here already</numerusform>
            <numerusform>%n files hold the same video as one that is here already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %1, %n upload(s) of them stopped (%2 sent)</source>
        <translation>
            <numerusform>Removed %1, %n upload of them was stopped (%2 sent)</numerusform>
            <numerusform>Removed %1, %n uploads of them were stopped (%2 sent)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::QuitController</name>
    <message numerus="yes">
        <source>%n upload(s) are running. Pause and quit?</source>
        <translation>
            <numerusform>One upload is running. Pause it and quit?</numerusform>
            <numerusform>%n uploads are running. Pause them and quit?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::RowActions</name>
    <message numerus="yes">
        <source>%n link(s) copied</source>
        <translation>
            <numerusform>Link copied</numerusform>
            <numerusform>%n links copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n uploads?</source>
        <translation>
            <numerusform>Cancel %n upload?</numerusform>
            <numerusform>Cancel %n uploads?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Youku will most likely fail to encode %n files. Upload them anyway?</source>
        <translation>
            <numerusform>Youku will most likely fail to encode %n file. Upload it anyway?</numerusform>
            <numerusform>Youku will most likely fail to encode %n files. Upload them anyway?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::Run</name>
    <message numerus="yes">
        <source>%n uploading</source>
        <translation>
            <numerusform>%n uploading</numerusform>
            <numerusform>%n uploading</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checking</source>
        <translation>
            <numerusform>%n checking</numerusform>
            <numerusform>%n checking</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finishing</source>
        <translation>
            <numerusform>%n finishing</numerusform>
            <numerusform>%n finishing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retrying</source>
        <translation>
            <numerusform>%n retrying</numerusform>
            <numerusform>%n retrying</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for network</source>
        <translation>
            <numerusform>%n waiting for network</numerusform>
            <numerusform>%n waiting for network</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n paused</numerusform>
            <numerusform>%n paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n needs you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n being written</source>
        <translation>
            <numerusform>%n being written</numerusform>
            <numerusform>%n being written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them ready to start</source>
        <translation>
            <numerusform>%n of them ready to start</numerusform>
            <numerusform>%n of them ready to start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>videos that are not named</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::SpeedWindow</name>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::StartAll</name>
    <message numerus="yes">
        <source>%n started</source>
        <translation>
            <numerusform>%n started</numerusform>
            <numerusform>%n started</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) are not ready</source>
        <translation>
            <numerusform>%n draft is not ready</numerusform>
            <numerusform>%n drafts are not ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start the %n filled in</source>
        <translation>
            <numerusform>Start the %n filled in</numerusform>
            <numerusform>Start the %n filled in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start all %n</source>
        <translation>
            <numerusform>Start all %n</numerusform>
            <numerusform>Start all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts have only their file name. Start them all the same?</source>
        <translation>
            <numerusform>%n draft has only its file name. Start it all the same?</numerusform>
            <numerusform>%n drafts have only their file name. Start them all the same?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n drafts have only their file name. Start them as well?</source>
        <translation>
            <numerusform>%1 of %n draft has only its file name. Start it as well?</numerusform>
            <numerusform>%1 of %n drafts have only their file name. Start them as well?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::TableImport</name>
    <message numerus="yes">
        <source>%n row(s) cannot be taken as they are.</source>
        <translation>
            <numerusform>%n row cannot be taken as it is.</numerusform>
            <numerusform>%n rows cannot be taken as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add the other %n</source>
        <translation>
            <numerusform>Add the other one</numerusform>
            <numerusform>Add the other %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) become drafts that need details.</source>
        <translation>
            <numerusform>%n row becomes a draft that needs details.</numerusform>
            <numerusform>%n rows become drafts that need details.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n video(s)</source>
        <translation>
            <numerusform>Add %n video</numerusform>
            <numerusform>Add %n videos</numerusform>
        </translation>
    </message>
</context>
</TS>
