#include "sandbox/hosts/upload_host.h"

#include "sandbox/storage/part_files.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qint64 smallestSliceKb = 64;
constexpr qint64 largestSliceKb = 10240;
constexpr qint64 usualSliceKb = 2048;
constexpr qsizetype longestExtension = 64;

// Compared as a number: clients pad and spell it differently (protocol 5.3).
bool crcFits(const QString &crc, quint32 found)
{
    bool ok = false;
    const quint32 announced = crc.toUInt(&ok, 16);
    return ok && announced == found;
}

bool sumsFit(const Parameters &parameters, const SliceSums &sums)
{
    if (parameters.contains(u"hash"_s)
        && parameters.value(u"hash"_s).compare(QString::fromLatin1(sums.md5), Qt::CaseInsensitive) != 0)
        return false;
    return !parameters.contains(u"crc"_s) || crcFits(parameters.value(u"crc"_s), sums.crc32);
}

} // namespace

SliceSums sumsOf(const QByteArray &bytes)
{
    const auto *data = reinterpret_cast<const Bytef *>(bytes.constData());
    return {QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex(),
            quint32(::crc32(0, data, uInt(bytes.size())))};
}

UploadHost::UploadHost(Uploads &uploads, PartFiles &files, const Behaviour &behaviour, Counters &counters,
                       const base::Clock &clock)
    : m_uploads(uploads)
    , m_files(files)
    , m_behaviour(behaviour)
    , m_counters(counters)
    , m_clock(clock)
{
}

Upload *UploadHost::uploadOf(const Parameters &parameters)
{
    Upload *upload = m_uploads.find(parameters.value(u"upload_token"_s));
    const bool good = upload && upload->state != Upload::State::Cancelled && !upload->expired;
    return good ? upload : nullptr;
}

Reply UploadHost::createFile(const Parameters &parameters)
{
    Upload *upload = uploadOf(parameters);
    if (!upload)
        return failure(codes::uploadTokenExpired);
    if (!upload->objectKey.isEmpty())
        return failure(codes::uploadInvalid); // its bytes go elsewhere
    if (!upload->tasks.isEmpty())
        return failure(codes::fileExists);
    QString extension = parameters.value(u"ext"_s);
    if (extension.startsWith(u'.'))
        extension.remove(0, 1);
    if (extension.isEmpty() || !parameters.contains(u"file_size"_s))
        return failure(codes::parameterMissing);
    if (numberIn(parameters, u"file_size"_s) != upload->size || extension.size() > longestExtension)
        return failure(codes::parameterInvalid);
    if (!m_files.prepare(upload->number, upload->size))
        return failure(codes::storingFailed);
    const qint64 sliceKb = std::clamp(numberIn(parameters, u"slice_length"_s).value_or(usualSliceKb),
                                      smallestSliceKb, largestSliceKb);
    upload->extension = extension;
    upload->tasks = SliceTasks(upload->size, sliceKb * 1024,
                               m_behaviour.randomTaskIds ? QRandomGenerator::system()->generate() | 1U : 0);
    m_uploads.save(*upload);
    return {201, {}};
}

Reply UploadHost::newSlice(const Parameters &parameters, Hand hand)
{
    Upload *upload = uploadOf(parameters);
    if (!upload)
        return failure(codes::uploadTokenExpired);
    if (upload->tasks.isEmpty())
        return failure(codes::parameterInvalid);
    return nextSlice(*upload, hand, m_behaviour.newSlice200 ? 200 : 201);
}

Reply UploadHost::uploadSlice(const Parameters &parameters, const QByteArray &bytes, const SliceSums &sums,
                              Hand hand)
{
    Upload *upload = uploadOf(parameters);
    if (!upload)
        return failure(codes::uploadTokenExpired);
    const auto id = numberIn(parameters, u"slice_task_id"_s);
    const auto offset = numberIn(parameters, u"offset"_s);
    const auto length = numberIn(parameters, u"length"_s);
    if (!id || !offset || !length)
        return failure(codes::parameterMissing);
    const qint64 index = upload->tasks.find({*id, *offset, *length});
    if (index < 0 || bytes.size() != *length)
        return failure(codes::parameterInvalid);
    if (!sumsFit(parameters, sums))
        return failure(codes::hashMismatch);
    if (upload->tasks.isDone(index)) {
        if (upload->tasks.hashOf(index) != sums.md5)
            return failure(codes::hashMismatch);
        m_counters.bytesSentTwice += bytes.size();
    } else if (!take(*upload, index, bytes, sums.md5)) {
        return failure(codes::storingFailed);
    }
    return nextSlice(*upload, hand, 201);
}

bool UploadHost::take(Upload &upload, qint64 index, const QByteArray &bytes, const QByteArray &md5)
{
    if (!m_files.write(upload.number, index * upload.tasks.sliceLength(), bytes))
        return false;
    upload.tasks.markDone(index, md5);
    m_uploads.saveSlice(upload, index, 0);
    ++m_counters.slices;
    m_counters.bytes += bytes.size();
    if (upload.tasks.allDone() && m_behaviour.trustMd5)
        upload.heldMd5 = upload.md5;
    if (upload.tasks.allDone())
        m_uploads.complete(upload, m_clock.nowMs());
    return true;
}

Reply UploadHost::nextSlice(Upload &upload, Hand hand, int status)
{
    reclaim(upload);
    constexpr qint64 gibibyte = 1024LL * 1024 * 1024;
    youku::SliceTask task;
    if (hand == Hand::BadOffset)
        task = {upload.size + 1, upload.size, upload.tasks.sliceLength()};
    else if (hand == Hand::BadLength)
        task = {upload.size + 1, 0, upload.size + gibibyte};
    else if (hand == Hand::Duplicate && upload.tasks.outCount() > 0)
        task = upload.tasks.handAgain();
    else
        task = handOut(upload);
    return {status, QJsonObject{{u"slice_task_id"_s, task.id},
                                {u"offset"_s, task.offset},
                                {u"length"_s, task.length},
                                {u"transferred"_s, upload.tasks.transferred()},
                                {u"finished"_s, upload.tasks.allDone()}}};
}

youku::SliceTask UploadHost::handOut(Upload &upload)
{
    const qint64 now = m_clock.nowMs();
    const qint64 outBefore = upload.tasks.outCount();
    const youku::SliceTask task = upload.tasks.hand(now, m_behaviour.lanes);
    if (upload.tasks.outCount() > outBefore)
        m_uploads.saveSlice(upload, upload.tasks.find(task), now);
    m_counters.maxOut = std::max(m_counters.maxOut, upload.tasks.outCount());
    return task;
}

void UploadHost::reclaim(Upload &upload)
{
    upload.tasks.reclaim(m_clock.nowMs(), qint64(m_behaviour.taskTimeoutSeconds * 1000));
}

bool UploadHost::isConfirmed(const Upload &upload) const
{
    const qint64 delayMs = qint64(m_behaviour.confirmDelaySeconds * 1000);
    return !upload.heldMd5.isEmpty() && m_clock.nowMs() >= upload.completeSince + delayMs;
}

int UploadHost::statusOf(Upload &upload)
{
    reclaim(upload);
    if (upload.instant && upload.tasks.isEmpty())
        return 1;
    if (upload.tasks.isEmpty() || upload.tasks.emptyCount() > 0)
        return 4;
    if (upload.tasks.outCount() > 0)
        return 2;
    return isConfirmed(upload) ? 1 : 3;
}

int UploadHost::confirmedPercent(const Upload &upload) const
{
    const qint64 delayMs = qint64(m_behaviour.confirmDelaySeconds * 1000);
    const int hashed = upload.heldMd5.isEmpty() ? m_files.digestPercent(upload.number) : 100;
    const qint64 waited = delayMs > 0 ? (m_clock.nowMs() - upload.completeSince) * 100 / delayMs : 100;
    return int(std::clamp<qint64>(waited, 0, hashed));
}

Reply UploadHost::check(const Parameters &parameters)
{
    Upload *upload = uploadOf(parameters);
    if (!upload)
        return failure(codes::uploadTokenExpired);
    const int status = statusOf(*upload);
    QJsonObject json{
        {u"status"_s, status},       {u"upload_server_ip"_s, upload->serverIp}, {u"transferred_percent"_s, 0},
        {u"confirmed_percent"_s, 0}, {u"empty_tasks"_s, QJsonValue::Null},      {u"finished"_s, status == 1}};
    if (status == 1 || status == 3)
        json[u"transferred_percent"_s] = 100;
    if (status == 1)
        json[u"confirmed_percent"_s] = 100;
    else if (status == 2)
        json[u"transferred_percent"_s] = upload->tasks.transferred() * 100 / upload->size;
    else if (status == 3)
        json[u"confirmed_percent"_s] = confirmedPercent(*upload);
    else if (!upload->tasks.isEmpty())
        json[u"empty_tasks"_s] = upload->tasks.emptyCount();
    return {200, json};
}

} // namespace sandbox
