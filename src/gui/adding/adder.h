// Puts files into the queue and says what became of them: "12 videos added, 2 files left out".
//
// Every way in ends here: dialogs, drops, the clipboard, the command line, a second start, a table. What is
// in the queue or published already is asked about once. Large finds are added in portions, so that the
// window stays alive, and can be cancelled until they are in.
#pragma once

#include "engine/engine.h"
#include "gui/prompts/list_dialog.h"
#include "ingest/incoming.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace ingest {
class KnownVideos;
}

namespace gui {

class Adder : public QObject
{
    Q_OBJECT
public:
    Adder(engine::Engine &engine, QWidget *window);

    void add(const QStringList &paths);
    void addIncoming(const ingest::Incoming &items);
    void chooseFiles();
    void chooseFolder();
    void paste();
    // Ends a search under way; what is in the queue already stays.
    void cancel();
    // Puts the found file in the place of the upload's missing one.
    void locate(transfer::UploadId id);

    // Videos with their details, from a table; files and details have been looked at.
    void addVideos(const QList<transfer::NewUpload> &videos, const QList<ingest::FoundVideo> &files,
                   const QList<ingest::LeftOut> &leftOut);
    // What Youku takes, for file dialogs.
    QString fileFilter() const;
    QStringList extensions() const;
    QString lastFolder() const;
    void rememberFolder(const QString &path);

signals:
    // Among what was named stands a table of videos.
    void tableFound(const QString &path);
    void added(const QList<transfer::UploadId> &ids);
    // The message bar's words; rows: what was left out and why, and what is to be known about the others.
    void summary(const QString &sentence, const QList<gui::ListRow> &rows);
    // A search takes its time; empty: it is over.
    void searching(const QString &sentence);

private:
    void take(const ingest::Collected &result);
    void sortOut(const QList<transfer::NewUpload> &videos, const QList<ingest::FoundVideo> &files,
                 const ingest::KnownVideos &known);
    void enqueue(const QList<transfer::NewUpload> &videos);
    void addPortion();
    void finish();
    QList<ListRow> remarks(const QList<transfer::UploadId> &ids, QStringList *sentence);
    void tellSearching();

    engine::Engine &m_engine;
    QWidget *m_window;
    ingest::FileCollector m_collector;
    QTimer m_telling;
    QList<transfer::NewUpload> m_pending;
    QList<ingest::LeftOut> m_leftOut;
    QList<transfer::UploadId> m_added;
    QHash<QString, ingest::FoundVideo> m_found; // by path, while they are being added
    bool m_adding = false;                      // portions are under way
    bool m_told = false;                        // that it searches
};

} // namespace gui
