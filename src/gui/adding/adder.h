// Puts files into the queue and says what became of them: "12 videos added, 2 files left out".
//
// Every way in ends here: dialogs, drops, the clipboard, the command line, a second start. Large finds are
// added in portions, so that the window stays alive.
#pragma once

#include "engine/engine.h"
#include "gui/adding/file_collector.h"

#include <QObject>

namespace gui {

class Adder : public QObject
{
    Q_OBJECT
public:
    Adder(engine::Engine &engine, QWidget *window);

    void add(const QStringList &paths);
    void chooseFiles();
    void chooseFolder();
    void paste();
    // Puts the found file in the place of the upload's missing one.
    void locate(transfer::UploadId id);

signals:
    void added(const QList<transfer::UploadId> &ids);
    // The message line's words; more: what was left out and why, empty when nothing was.
    void summary(const QString &sentence, const QString &more);

private:
    void take(const Collected &result);
    void addPortion();
    void finish();
    QString fileFilter() const;
    QString lastFolder() const;
    void rememberFolder(const QString &path);

    engine::Engine &m_engine;
    QWidget *m_window;
    FileCollector m_collector;
    QStringList m_pending;
    QList<LeftOut> m_leftOut;
    QList<transfer::UploadId> m_added;
};

} // namespace gui
