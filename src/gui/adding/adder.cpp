#include "gui/adding/adder.h"

#include "gui/ask.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QStandardPaths>
#include <QTimer>
#include <QUrl>
#include <QWidget>

using namespace Qt::StringLiterals;
using transfer::UploadId;

namespace gui {

namespace {
constexpr qsizetype portion = 200; // uploads added per turn of the event loop
}

Adder::Adder(engine::Engine &engine, QWidget *window) : QObject(window), m_engine(engine), m_window(window)
{
    connect(&m_collector, &FileCollector::collected, this, &Adder::take);
}

void Adder::add(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    if (m_engine.spec())
        m_collector.setExtensions(m_engine.spec()->extensions);
    m_collector.collect(paths);
}

void Adder::take(const Collected &result)
{
    const bool adding = !m_pending.isEmpty();
    m_pending += result.videos;
    m_leftOut += result.leftOut;
    if (!adding)
        addPortion();
}

void Adder::addPortion()
{
    QList<transfer::NewUpload> files;
    for (const QString &path : m_pending.first(std::min(portion, m_pending.size())))
        files.append({path, {}, {}});
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
    const QList<UploadId> ids = std::exchange(m_added, {});
    const QList<LeftOut> leftOut = std::exchange(m_leftOut, {});
    QString sentence = tr("%n video(s) added", nullptr, int(ids.size()));
    QStringList more;
    if (!leftOut.isEmpty()) {
        sentence = tr("%1, %2").arg(sentence, tr("%n file(s) left out", nullptr, int(leftOut.size())));
        for (const LeftOut &file : leftOut)
            more.append(tr("%1: %2").arg(QDir::toNativeSeparators(file.path), file.reason));
    }
    emit added(ids);
    emit summary(sentence, more.join(u'\n'));
}

void Adder::chooseFiles()
{
    ask::forFiles(m_window, tr("Add files"), lastFolder(), fileFilter(), [this](const QStringList &paths) {
        if (!paths.isEmpty())
            rememberFolder(QFileInfo(paths.first()).absolutePath());
        add(paths);
    });
}

void Adder::chooseFolder()
{
    ask::forFolder(m_window, tr("Add folder"), lastFolder(), [this](const QString &path) {
        if (path.isEmpty())
            return;
        rememberFolder(path);
        add({path});
    });
}

void Adder::paste()
{
    QStringList paths;
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    for (const QUrl &url : data ? data->urls() : QList<QUrl>()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    add(paths);
}

void Adder::locate(UploadId id)
{
    ask::forFiles(m_window, tr("Where is the file now?"), lastFolder(), fileFilter(),
                  [this, id](const QStringList &paths) {
                      if (!paths.isEmpty() && m_engine.queue().find(id))
                          m_engine.queue().locate(id, paths.first());
                  });
}

QString Adder::fileFilter() const
{
    QStringList extensions = m_engine.spec() ? m_engine.spec()->extensions : QStringList();
    if (extensions.isEmpty())
        extensions = FileCollector::builtInExtensions();
    QStringList patterns;
    for (const QString &extension : std::as_const(extensions))
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
