#include "cli/options/given_files.h"

#include "cli/options/standard_input.h"
#include "transfer/files/local_file.h"
#include "youku/answers.h"
#include "youku/metadata.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <optional>

using namespace Qt::StringLiterals;

namespace cli {

using transfer::PathKind;

namespace {

constexpr qint64 largestMetadataFile = 1024 * 1024;
constexpr qint64 largestStateFile = 64 * 1024;

// Stops at the first thing that is wrong.
class GivenFilesReader
{
    Q_DECLARE_TR_FUNCTIONS(cli::GivenFiles)
public:
    explicit GivenFilesReader(UploadOptions &options) : m_options(options) {}

    QString read()
    {
        const bool good = readMetadataFile() && readWatchPassword() && readState();
        Q_ASSERT(good == m_wrong.isEmpty());
        return m_wrong;
    }

private:
    bool refuse(const QString &sentence)
    {
        m_wrong = sentence;
        return false;
    }

    // A folder; or a pipe, and to open one waits for somebody who may never come. What a shell hands over as
    // <(...) has its writer.
    bool isSomethingElse(const QString &path)
    {
        const PathKind kind = transfer::kindOf(path);
        const bool other = kind == PathKind::Folder || (kind == PathKind::Other && !comesFromShell(path));
        if (other)
            refuse(tr("%1 is not a file.").arg(transfer::shownPath(path)));
        return other;
    }

    static bool comesFromShell(const QString &path)
    {
        return path.startsWith("/dev/"_L1) || path.startsWith("/proc/"_L1);
    }

    static bool open(QFile &file, const QString &path, QString *reason)
    {
        if (transfer::kindOf(path) != PathKind::Other)
            return transfer::openForReading(file, path, reason);
        file.setFileName(path);
        const bool opened = file.open(QIODevice::ReadOnly);
        *reason = file.errorString();
        return opened;
    }

    std::optional<QByteArray> metadataText()
    {
        const QString &path = m_options.metadataFile;
        if (path == "-"_L1)
            return standardInput(largestMetadataFile);
        QFile file;
        QString reason;
        if (isSomethingElse(path))
            return {};
        if (!open(file, path, &reason)) {
            refuse(tr("The metadata file %1 cannot be read: %2").arg(transfer::shownPath(path), reason));
            return {};
        }
        return file.read(largestMetadataFile);
    }

    // What was typed stands above it.
    bool readMetadataFile()
    {
        if (m_options.metadataFile.isEmpty())
            return true;
        const QString shown = transfer::shownPath(m_options.metadataFile);
        const std::optional<QByteArray> text = metadataText();
        if (!text)
            return false;
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(*text, &error);
        if (!document.isObject())
            return refuse(
                tr("The metadata file %1 is not a JSON object: %2").arg(shown, error.errorString()));
        QJsonObject details = document.object();
        for (auto each = m_options.metadata.begin(); each != m_options.metadata.end(); ++each)
            details[each.key()] = each.value();
        m_options.metadata = details;
        return true;
    }

    bool readWatchPassword()
    {
        if (m_options.watchPasswordFile.isEmpty())
            return true;
        QFile file;
        QString reason;
        if (isSomethingElse(m_options.watchPasswordFile))
            return false;
        if (!open(file, m_options.watchPasswordFile, &reason))
            return refuse(tr("The watch password file %1 cannot be read: %2")
                              .arg(transfer::shownPath(m_options.watchPasswordFile), reason));
        m_options.metadata[youku::fieldName(youku::Field::WatchPassword)] =
            QString::fromUtf8(file.readLine(1024)).trimmed();
        return true;
    }

    bool readState()
    {
        if (m_options.stateFile.isEmpty())
            return true;
        QFile file;
        QString reason;
        if (isSomethingElse(m_options.stateFile))
            return false;
        const QString shown = transfer::shownPath(m_options.stateFile);
        if (!open(file, m_options.stateFile, &reason))
            return refuse(tr("The state file %1 cannot be read: %2").arg(shown, reason));
        if (const auto json = youku::parseObject(file.read(largestStateFile)))
            m_options.state = *json;
        if (m_options.state.isEmpty()) // then it is told as one that lacks what is needed
            m_options.state[u"state"_s] = QJsonValue::Null;
        return true;
    }

    UploadOptions &m_options;
    QString m_wrong;
};

} // namespace

QString takeGivenFiles(UploadOptions &options)
{
    return GivenFilesReader(options).read();
}

} // namespace cli
