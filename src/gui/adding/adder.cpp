#include "gui/adding/adder.h"

#include "base/portions.h"
#include "engine/history/history.h"
#include "gui/adding/known_sentence.h"
#include "gui/prompts/prompts.h"
#include "transfer/files/local_path.h"
#include "words/numbers.h"
#include "words/reasons/reasons.h"
#include "words/sentences.h"
#include "words/uploads/video_words.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QStandardPaths>
#include <QTimer>
#include <QWidget>

#include <utility>

using namespace Qt::StringLiterals;
using transfer::UploadId;

namespace gui {

namespace {
constexpr int tellEveryMs = 250;

// The one it has is of no use, wherever it is.
bool needsAnotherFile(const transfer::Upload &upload)
{
    const transfer::UploadRecord &record = upload.record();
    const bool isUseless =
        record.failure && words::reasonFor(*record.failure).next == words::NextStep::ChooseFile;
    return upload.fileIsReplaceable() && (record.needsDecision() || isUseless);
}

} // namespace

Adder::Adder(engine::Engine &engine, QWidget *window) : QObject(window), m_engine(engine), m_window(window)
{
    m_telling.setInterval(tellEveryMs);
    connect(&m_telling, &QTimer::timeout, this, &Adder::tellSearching);
    connect(&m_collector, &ingest::FileCollector::collected, this, &Adder::take);
}

void Adder::add(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    m_collector.setExtensions(extensions());
    m_collector.collect(paths);
    m_telling.start();
}

void Adder::addIncoming(const ingest::Incoming &items)
{
    m_leftOut += items.leftOut;
    add(items.paths);
    if (!m_collector.busy() && !m_adding)
        finish();
}

void Adder::cancel()
{
    m_collector.cancel();
    m_pending.clear();
    m_found.clear();
}

void Adder::tellSearching()
{
    QString sentence;
    if (m_collector.busy())
        sentence = tr("Looking for videos: %n file(s) so far", nullptr, m_collector.seenSoFar());
    else if (m_pending.size() > base::portionSize)
        sentence = tr("Adding videos: %n to go", nullptr, int(m_pending.size()));
    if (!m_collector.busy() && !m_adding)
        m_telling.stop();
    if (sentence.isEmpty() && !m_told)
        return;
    m_told = !sentence.isEmpty();
    emit searching(sentence);
}

void Adder::take(const ingest::Collected &result)
{
    if (result.cancelled) {
        tellSearching();
        if (!m_adding && !m_leftOut.isEmpty())
            finish();
        return;
    }
    for (const QString &path : result.tables)
        emit tableFound(path);
    QList<transfer::NewUpload> videos;
    videos.reserve(result.videos.size());
    for (const ingest::FoundVideo &file : result.videos)
        videos.append({file.path, {}, {}});
    addVideos(videos, result.videos, result.leftOut);
}

void Adder::addVideos(const QList<transfer::NewUpload> &videos, const QList<ingest::FoundVideo> &files,
                      const QList<ingest::LeftOut> &leftOut)
{
    m_leftOut += leftOut;
    for (const ingest::FoundVideo &file : files)
        m_found.insert(file.path, file);
    if (!m_engine.settings().boolValue(store::Setting::CheckDuplicates)) {
        QList<transfer::NewUpload> all = videos;
        for (transfer::NewUpload &video : all)
            video.again = true;
        enqueue(all);
        return;
    }
    QList<store::KnownFile> known;
    known.reserve(files.size());
    for (const ingest::FoundVideo &file : files)
        known.append({file.path, file.identity});
    m_engine.history().madeFrom(known, this,
                                [this, videos, files](const QList<transfer::UploadRecord> &published) {
                                    sortOut(videos, files, ingest::KnownVideos(m_engine.queue(), published));
                                });
}

void Adder::sortOut(const QList<transfer::NewUpload> &videos, const QList<ingest::FoundVideo> &files,
                    const ingest::KnownVideos &known)
{
    QList<transfer::NewUpload> fresh;
    QList<transfer::NewUpload> again;
    ListQuestion question;
    for (qsizetype i = 0; i < videos.size(); ++i) {
        const std::optional<ingest::KnownVideo> same = known.find(files[i]);
        if (!same) {
            fresh.append(videos[i]);
            continue;
        }
        again.append(videos[i]);
        again.last().again = true;
        if (same->identity == files[i].identity) { // then its hash serves again
            again.last().identity = same->identity;
            again.last().md5 = same->md5;
        }
        question.rows.append({transfer::shownFileName(files[i].path), knownSentence(*same),
                              same->published ? words::videoLink(same->videoId) : QString()});
    }
    enqueue(fresh);
    if (again.isEmpty())
        return;
    question.title = tr("Added before");
    question.sentence = tr("%n of these videos is here already. Add it again?", nullptr, int(again.size()));
    question.whatHead = tr("File");
    question.wordHead = tr("Where it is");
    question.yes = tr("Add again");
    question.no = tr("Leave out");
    prompts::list(m_window, question, [this, again](bool yes) {
        if (yes)
            enqueue(again);
    });
}

void Adder::enqueue(const QList<transfer::NewUpload> &videos)
{
    m_pending += videos;
    if (!std::exchange(m_adding, true))
        addPortion();
}

void Adder::addPortion()
{
    const QList<transfer::NewUpload> files = m_pending.first(std::min(base::portionSize, m_pending.size()));
    m_pending.remove(0, files.size());
    if (!files.isEmpty())
        m_added += m_engine.queue().add(files);
    if (m_pending.isEmpty())
        finish();
    else
        QTimer::singleShot(0, this, &Adder::addPortion);
}

void Adder::finish()
{
    m_adding = false;
    tellSearching();
    const QList<UploadId> ids = std::exchange(m_added, {});
    const QList<ingest::LeftOut> leftOut = std::exchange(m_leftOut, {});
    if (ids.isEmpty() && leftOut.isEmpty())
        return;
    QStringList sentence;
    if (!ids.isEmpty())
        sentence.append(tr("%n video(s) added", nullptr, int(ids.size())));
    QList<ListRow> rows = remarks(ids, &sentence);
    for (const ingest::LeftOut &file : leftOut)
        rows.append({QDir::toNativeSeparators(transfer::shownPath(file.path)), file.reason, {}});
    if (!leftOut.isEmpty())
        sentence.append(tr("%n file(s) left out", nullptr, int(leftOut.size())));
    emit added(ids);
    emit summary(words::joinedParts(sentence), rows);
    if (m_engine.settings().boolValue(store::Setting::StartAddedFiles) && m_engine.queue().anythingRunning())
        base::inPortions<UploadId>(this, ids,
                                   [this](const QList<UploadId> &some) { m_engine.queue().start(some); });
}

// What is to be known about those that were added.
QList<ListRow> Adder::remarks(const QList<UploadId> &ids, QStringList *sentence)
{
    const qint64 most = m_engine.spec() ? m_engine.spec()->maxFileSize.value_or(0) : 0;
    int large = 0;
    int cut = 0;
    QList<ListRow> rows;
    for (const UploadId id : ids) {
        const transfer::Upload *upload = m_engine.queue().find(id);
        const ingest::FoundVideo file = upload ? m_found.take(upload->record().path) : ingest::FoundVideo();
        const QString path = QDir::toNativeSeparators(transfer::shownPath(file.path));
        if (most > 0 && file.identity.size > most) {
            ++large;
            rows.append({path, tr("Larger than the %1 your account takes").arg(words::sizeText(most)), {}});
        }
        if (file.titleIsCut) {
            ++cut;
            rows.append({path, tr("Only the beginning of the name fits into the title"), {}});
        }
    }
    if (large > 0)
        sentence->append(tr("%n larger than your account takes", nullptr, large));
    if (cut > 0)
        sentence->append(tr("%n title(s) cut", nullptr, cut));
    return rows;
}

void Adder::chooseFiles()
{
    prompts::forFiles(m_window, tr("Add files"), lastFolder(), fileFilter(),
                      [this](const QStringList &paths) {
                          if (paths.isEmpty())
                              return;
                          rememberFolder(QFileInfo(paths.first()).absolutePath());
                          add(paths);
                      });
}

void Adder::chooseFolder()
{
    prompts::forFolder(m_window, tr("Add folder"), lastFolder(), [this](const QString &path) {
        if (path.isEmpty())
            return;
        rememberFolder(path);
        add({path});
    });
}

void Adder::paste()
{
    if (const QMimeData *data = QGuiApplication::clipboard()->mimeData())
        addIncoming(ingest::fromMimeData(*data));
}

// The same one that is elsewhere now, or another in place of one that is no good.
void Adder::locate(UploadId id)
{
    const transfer::Upload *upload = m_engine.queue().find(id);
    const bool another = upload && needsAnotherFile(*upload);
    prompts::forFiles(m_window, another ? tr("Choose another file") : tr("Where is the file now?"),
                      lastFolder(), fileFilter(), [this, id, another](const QStringList &paths) {
                          if (paths.isEmpty() || !m_engine.queue().find(id))
                              return;
                          if (another)
                              m_engine.queue().replaceFile(id, paths.first());
                          else
                              m_engine.queue().locate(id, paths.first());
                      });
}

QStringList Adder::extensions() const
{
    const QStringList known = m_engine.spec() ? m_engine.spec()->extensions : QStringList();
    return known.isEmpty() ? ingest::FileCollector::builtInExtensions() : known;
}

QString Adder::fileFilter() const
{
    QStringList patterns;
    for (const QString &extension : extensions())
        patterns << u"*."_s + extension << u"*."_s + extension.toUpper();
    return tr("Videos (%1)").arg(patterns.join(u' ')) + u";;"_s + tr("All files (*)");
}

QString Adder::lastFolder() const
{
    const QString kept = m_engine.settings().text(store::Setting::LastFolder);
    return kept.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::MoviesLocation) : kept;
}

void Adder::rememberFolder(const QString &path)
{
    m_engine.settings().setValue(store::Setting::LastFolder, path);
}

} // namespace gui
