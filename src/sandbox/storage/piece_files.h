// The bytes of multipart uploads: each part a file, until the object is put together.
//
// Writing happens at once in the caller's thread; a run of zeroes becomes a hole. The pieces are read in the
// background: those that follow each other as soon as they are there, so that little is left to read when the
// last one has come. Files are named by ids of ours, so nothing a client says becomes a path.
#pragma once

#include <QCryptographicHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QThreadPool>

#include <atomic>
#include <map>

namespace sandbox {

class PieceFiles : public QObject
{
    Q_OBJECT
public:
    explicit PieceFiles(QObject *parent = nullptr);
    ~PieceFiles() override;

    bool open(const QString &dir, QString *error);

    // False when the disk refuses. The name is not taken yet, or its bytes do not matter any more.
    bool write(const QString &group, const QString &name, const QByteArray &bytes);
    void remove(const QString &group, const QString &name);
    void removeGroup(const QString &group);
    void removeAllGroupsBut(const QSet<QString> &groups);

    // These come behind those named before, as far as one knows: they can be read. keep: and copied.
    void readAhead(const QString &group, const QStringList &names, bool keep);
    // Reads what is not read yet of these, one behind the other; joined() follows. keep: they become one
    // file.
    void join(const QString &group, const QStringList &names, bool keep);
    // Moves that file to `target`; does nothing when there is none.
    void take(const QString &group, const QString &target);

signals:
    void joined(const QString &group, const QString &md5); // 32 lower-case hex digits; empty: disk trouble

private:
    // What was read of a group. Touched by the pool's one thread alone.
    struct Run {
        QStringList names;
        QCryptographicHash md5{QCryptographicHash::Md5};
        bool isKept = false;
    };

    QString pathOf(const QString &group, const QString &name = {}) const;
    bool begin(Run &run, const QString &group, bool keep) const;
    bool read(Run &run, const QString &group, const QStringList &names) const;
    bool readOn(const QString &group, const QStringList &names, bool keep);
    QString joinedMd5(const QString &group, const QStringList &names, bool keep);

    QString m_dir;
    QThreadPool m_pool;
    std::atomic<bool> m_stop = false;
    std::map<QString, Run> m_runs;
};

} // namespace sandbox
