#include "sandbox/cloud/object_store.h"

#include "oss/crc64.h"
#include "sandbox/cloud/store_time.h"
#include "sandbox/model/secrets.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr int idDigits = 32;
constexpr int keyDigits = 32;
constexpr qsizetype longestEnding = 16;

StoreError partError(const QByteArray &code, const WantedPart &part)
{
    return {code, {}, {}, {{u"PartNumber"_s, QString::number(part.number)}, {u"ETag"_s, part.etag}}};
}

// Whether every part that is wanted is there, in order, and but for the last long enough.
std::optional<StoreError> brokenRule(const QList<WantedPart> &wanted, const std::map<int, Part> &held,
                                     qint64 leastBytes)
{
    if (wanted.isEmpty())
        return StoreError{"MalformedXML"};
    qint64 before = 0;
    std::optional<StoreError> tooSmall;
    for (const WantedPart &want : wanted) {
        if (want.number <= before)
            return partError("InvalidPartOrder", want);
        before = want.number;
        const auto found = want.number > mostParts ? held.end() : held.find(int(want.number));
        if (found == held.end() || found->second.etag != want.etag)
            return partError("InvalidPart", want);
        const bool isLast = want.number == wanted.constLast().number;
        if (found->second.size < leastBytes && !isLast && !tooSmall) {
            tooSmall = partError("EntityTooSmall", want);
            tooSmall->details.append({u"MinSizeAllowed"_s, QString::number(leastBytes)});
            tooSmall->details.append({u"ProposedSize"_s, QString::number(found->second.size)});
        }
    }
    return tooSmall;
}

StoredObject madeOf(const QList<WantedPart> &wanted, const std::map<int, Part> &held)
{
    StoredObject object;
    QCryptographicHash digests(QCryptographicHash::Md5);
    for (const WantedPart &want : wanted) {
        const Part &part = held.at(int(want.number));
        digests.addData(QByteArray::fromHex(part.etag.toLatin1()));
        object.crc64 = oss::crc64Combined(object.crc64, part.crc64, part.size);
        object.size += part.size;
        object.files.append(part.fileName());
    }
    object.etag =
        QString::fromLatin1(digests.result().toHex().toUpper()) + u'-' + QString::number(wanted.size());
    return object;
}

} // namespace

ObjectStore::ObjectStore(YoukuModel &model) : m_model(model), m_tables(model.database()), m_keys(m_tables)
{
    connect(&m_pieces, &PieceFiles::joined, this, &ObjectStore::finish);
}

bool ObjectStore::open(const QString &dir, QString *error)
{
    if (!m_tables.open(error) || !m_pieces.open(dir, error))
        return false;
    m_keys.load();
    QSet<QString> inUse;
    for (const auto &[id, json] : m_tables.multiparts()) {
        MultipartUpload upload = multipartFrom(json);
        for (const QJsonObject &part : m_tables.parts(id))
            upload.parts.insert({partFrom(part).number, partFrom(part)});
        m_uploads.insert({id, upload});
        inUse.insert(id);
    }
    for (const QJsonObject &json : m_tables.objects()) {
        const StoredObject object = objectFrom(json);
        m_objects.insert(object.key, object);
        inUse.insert(object.uploadId);
    }
    m_pieces.removeAllGroupsBut(inUse);
    for (const StoredObject &object : std::as_const(m_objects)) {
        if (!object.uploadId.isEmpty())
            join(object);
    }
    return true;
}

QString ObjectStore::bucket()
{
    return u"yk-sandbox"_s;
}

QString ObjectStore::newKey(const QString &extension)
{
    QString ending = extension.left(longestEnding);
    ending.removeIf([](QChar c) { return c.unicode() >= 128 || !c.isLetterOrNumber(); });
    const QString name = u"0100/"_s + randomHex(keyDigits);
    return ending.isEmpty() ? name : name + u'.' + ending;
}

QJsonObject ObjectStore::offer(const QString &key)
{
    const Behaviour &behaviour = m_model.behaviour();
    ++m_counters.keys;
    const TemporaryKey made =
        m_keys.issue(key, m_model.clock().nowMs() + qint64(behaviour.stsSeconds * 1000));
    return {{u"endpoint"_s, m_endpoint},
            {u"oss_bucket"_s, bucket()},
            {u"oss_object"_s, key},
            {u"temp_access_id"_s, made.id},
            {u"temp_access_secret"_s, made.secret},
            {u"security_token"_s, made.token},
            {u"expire_time"_s, isoSeconds(made.expires + qint64(behaviour.ossClockOffset * 1000))}};
}

const MultipartUpload *ObjectStore::find(const QString &uploadId, const QString &key) const
{
    const auto found = m_uploads.find(uploadId);
    return found == m_uploads.end() || found->second.key != key ? nullptr : &found->second;
}

const StoredObject *ObjectStore::object(const QString &key) const
{
    const auto found = m_objects.constFind(key);
    return found == m_objects.constEnd() ? nullptr : &*found;
}

bool ObjectStore::isBusy(const QString &key) const
{
    const StoredObject *there = object(key);
    return there && !there->uploadId.isEmpty();
}

QString ObjectStore::initiate(const QString &key)
{
    const QString id = randomHex(idDigits).toUpper();
    const MultipartUpload upload{key, m_model.clock().nowMs(), {}, 0};
    m_uploads.insert({id, upload});
    m_tables.saveMultipart(id, toJson(upload));
    ++m_counters.initiates;
    return id;
}

QStringList ObjectStore::uploadsOf(const QString &key) const
{
    QStringList ids;
    for (const auto &[id, upload] : m_uploads) {
        if (upload.key == key)
            ids.append(id);
    }
    return ids;
}

std::optional<StoreError> ObjectStore::putPart(const QString &uploadId, int number, const QByteArray &bytes,
                                               const BodySums &sums)
{
    std::map<int, Part> &parts = m_uploads.at(uploadId).parts;
    const auto before = parts.find(number);
    Part part{number,
              bytes.size(),
              QString::fromLatin1(sums.md5.toHex().toUpper()),
              sums.crc64,
              m_model.clock().nowMs(),
              before == parts.end() ? 0 : before->second.revision + 1};
    if (!m_pieces.write(uploadId, part.fileName(), bytes))
        return StoreError{"InternalError"};
    m_tables.savePart(uploadId, number, toJson(part));
    if (before == parts.end()) {
        ++m_counters.parts;
        m_counters.bytes += part.size;
    } else {
        m_pieces.remove(uploadId, before->second.fileName());
        ++m_counters.partsTwice;
        m_counters.bytesTwice += part.size;
    }
    parts[number] = part;
    readAhead(uploadId, number);
    return std::nullopt;
}

// Whoever looks at the bytes in the end need not wait for them then.
void ObjectStore::readAhead(const QString &uploadId, int newNumber)
{
    MultipartUpload &upload = m_uploads.at(uploadId);
    if (newNumber <= upload.readTo)
        upload.readTo = mostParts; // replaced: all is read once more, in the end
    QStringList names;
    for (auto next = upload.parts.find(upload.readTo + 1);
         next != upload.parts.end() && next->first == upload.readTo + 1; ++next) {
        names.append(next->second.fileName());
        ++upload.readTo;
    }
    if (!names.isEmpty() && isLookedAt())
        m_pieces.readAhead(uploadId, names, m_model.behaviour().keepBytes);
}

bool ObjectStore::isLookedAt() const
{
    return !m_model.behaviour().trustMd5 || m_model.behaviour().keepBytes;
}

PartPage ObjectStore::partsAfter(const QString &uploadId, int marker, int most) const
{
    const std::map<int, Part> &parts = m_uploads.at(uploadId).parts;
    PartPage page{{}, marker, most, false};
    auto part = parts.upper_bound(marker);
    for (; part != parts.end() && page.parts.size() < most; ++part)
        page.parts.append(part->second);
    page.isTruncated = part != parts.end();
    return page;
}

std::optional<StoreError> ObjectStore::complete(const QString &uploadId, const QList<WantedPart> &wanted)
{
    const MultipartUpload &upload = m_uploads.at(uploadId);
    if (auto error = brokenRule(wanted, upload.parts, m_model.behaviour().ossMinPart)) {
        error->details.append({u"UploadId"_s, uploadId});
        return error;
    }
    StoredObject object = madeOf(wanted, upload.parts);
    object.key = upload.key;
    object.modified = m_model.clock().nowMs();
    object.uploadId = uploadId;
    ++m_counters.completes;
    put(object);
    return std::nullopt;
}

void ObjectStore::put(StoredObject object)
{
    m_objects.insert(object.key, object);
    m_tables.complete(object.uploadId, object.key, toJson(object));
    m_uploads.erase(object.uploadId);
    if (isLookedAt())
        join(object);
    else
        finish(object.uploadId, {});
}

void ObjectStore::join(const StoredObject &object)
{
    m_pieces.join(object.uploadId, object.files, m_model.behaviour().keepBytes);
}

void ObjectStore::finish(const QString &uploadId, const QString &md5)
{
    const auto found = std::find_if(m_objects.begin(), m_objects.end(),
                                    [&uploadId](const auto &object) { return object.uploadId == uploadId; });
    if (found == m_objects.end()) { // another one has taken its place
        m_pieces.removeGroup(uploadId);
        return;
    }
    found->uploadId.clear();
    found->files.clear();
    tellOwner(*found, uploadId, md5);
    m_tables.saveObject(found->key, toJson(*found));
    m_pieces.removeGroup(uploadId);
    emit settled(found->key);
}

void ObjectStore::tellOwner(const StoredObject &object, const QString &uploadId, const QString &md5)
{
    Upload *owner = m_model.uploads().findObject(object.key);
    if (!owner || owner->state != Upload::State::Open)
        return;
    m_pieces.take(uploadId, m_model.files().partPath(owner->number));
    owner->heldMd5 = m_model.behaviour().trustMd5 ? owner->md5 : md5.isEmpty() ? u"unreadable"_s : md5;
    owner->completeSince = m_model.clock().nowMs();
    m_model.uploads().save(*owner);
}

void ObjectStore::abort(const QString &uploadId)
{
    m_uploads.erase(uploadId);
    m_tables.removeMultipart(uploadId);
    m_pieces.removeGroup(uploadId);
    ++m_counters.aborts;
}

bool ObjectStore::isAbandoned(const MultipartUpload &upload) const
{
    const Upload *owner = m_model.uploads().findObject(upload.key);
    return !owner || owner->state != Upload::State::Open || m_objects.contains(upload.key);
}

QJsonObject ObjectStore::state() const
{
    const auto abandoned = std::count_if(m_uploads.begin(), m_uploads.end(),
                                         [this](const auto &entry) { return isAbandoned(entry.second); });
    return {{u"objects"_s, m_objects.size()},
            {u"multipart_open"_s, qint64(m_uploads.size())},
            {u"multipart_abandoned"_s, qint64(abandoned)},
            {u"initiates"_s, m_counters.initiates},
            {u"parts"_s, m_counters.parts},
            {u"bytes"_s, m_counters.bytes},
            {u"parts_sent_twice"_s, m_counters.partsTwice},
            {u"bytes_sent_twice"_s, m_counters.bytesTwice},
            {u"bytes_received"_s, m_counters.bytesReceived},
            {u"completes"_s, m_counters.completes},
            {u"aborts"_s, m_counters.aborts},
            {u"keys"_s, m_counters.keys}};
}

} // namespace sandbox
