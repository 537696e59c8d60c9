// The bytes of uploads: sparse part files, their whole-file MD5, and published files.
//
// Writing happens at once in the caller's thread; the MD5 is computed in the background and told by a signal.
// Files are named by the upload's number, so nothing a client says becomes a path.
#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace sandbox {

class PartFiles : public QObject
{
    Q_OBJECT
public:
    explicit PartFiles(QObject *parent = nullptr);
    ~PartFiles() override;

    bool open(const QString &dir, QString *error);
    QString partPath(qint64 number) const;

    // False when the disk refuses.
    bool prepare(qint64 number, qint64 size);
    bool write(qint64 number, qint64 offset, const QByteArray &bytes);
    void remove(qint64 number);
    // Moves the file to published/<name>; does nothing when that has happened already.
    void publish(qint64 number, const QString &name);

    // Starts to read the whole file; digested() follows. Does nothing while one is under way.
    void digest(qint64 number, qint64 size);
    int digestPercent(qint64 number) const;

signals:
    void digested(qint64 number, const QString &md5); // md5: 32 lower-case hex digits; empty when unreadable

private:
    struct Progress {
        qint64 size = 0;
        std::atomic<qint64> read = 0;
        std::atomic<bool> stop = false;
    };

    static QString md5Of(const QString &path, Progress &progress);

    QString m_dir;
    QThreadPool m_pool;
    QHash<qint64, std::shared_ptr<Progress>> m_digests;
};

} // namespace sandbox
