// An engine in practice mode in a folder of its own, and files to upload.
#pragma once

#include "support/open_engine.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

namespace practice {

inline constexpr int patienceMs = 20000;

class Practice
{
public:
    // False when the engine does not open.
    bool open(bool watchesFolders = false)
    {
        engine::Options options;
        options.watchesFolders = watchesFolders;
        options.profileDir = dir.filePath(QStringLiteral("profile"));
        options.practice = true;
        return engine.open(options);
    }

    bool close() { return engine.close(); }

    // Old enough not to count as being written; each has bytes of its own, also under a name that was used
    // before.
    QString file(const QString &name, qint64 size) const
    {
        const QString path = dir.filePath(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        QByteArray block(std::clamp<qint64>(size, 1, 1024 * 1024), '\0');
        static int files = 0;
        const QByteArray own = name.toUtf8() + ' ' + QByteArray::number(++files);
        for (qint64 written = 0; written < size; written += block.size()) {
            block.fill(char('a' + written / block.size() % 26));
            if (written == 0)
                block.replace(0, own.size(), own);
            file.write(block.left(size - written));
        }
        file.close();
        if (!file.open(QIODevice::Append)
            || !file.setFileTime(QDateTime::currentDateTime().addSecs(-3600),
                                 QFileDevice::FileModificationTime))
            return {};
        return path;
    }

    transfer::UploadId add(const QString &path) { return engine->queue().add({{path, {}, {}}}).value(0); }

    const transfer::Upload *upload(transfer::UploadId id) const { return engine->queue().find(id); }

    QTemporaryDir dir;
    OpenEngine engine;
};

} // namespace practice
