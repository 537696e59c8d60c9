#include "gui/queue/video_pictures.h"

#include "base/background.h"
#include "engine/looks/file_looks.h"

#include <QImageReader>

#include <algorithm>

using transfer::UploadId;

namespace gui {

namespace {

constexpr int readAtOnce = 2;
constexpr qsizetype mostWishes = 64; // more than a screen holds: what was scrolled past is asked for again
constexpr int longestSide = 4096;    // pixels; the probe writes 640

qint64 keyOf(QSize most)
{
    return (qint64(most.width()) << 32) | most.height();
}

QImage imageFrom(const QString &path, QSize most)
{
    QImageReader reader(path, "jpeg");
    const QSize size = reader.size();
    if (size.isEmpty() || std::max(size.width(), size.height()) > longestSide)
        return {};
    reader.setScaledSize(size.scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1}));
    return reader.read();
}

} // namespace

VideoPictures::VideoPictures(engine::FileLooks &looks, QObject *parent)
    : QObject(parent)
    , m_looks(looks)
    , m_ready(mostBytes)
{
    m_pool.setMaxThreadCount(readAtOnce);
    connect(&looks, &engine::FileLooks::changed, this, &VideoPictures::forget);
    connect(&looks, &engine::FileLooks::picturesWantedChanged, this, &VideoPictures::wantedChanged);
}

VideoPictures::~VideoPictures()
{
    m_pool.waitForDone();
}

bool VideoPictures::wanted() const
{
    return m_looks.pictures().isWanted();
}

QPixmap VideoPictures::picture(UploadId id, QSize most)
{
    if (m_looks.pictures().pathOf(id).isEmpty())
        return {};
    const Key key(id, keyOf(most));
    if (const QPixmap *ready = m_ready.object(key))
        return *ready;
    const auto isWish = [&](const Wish &wish) {
        return wish.key == key;
    };
    if (!m_reading.contains(key) && std::none_of(m_wishes.cbegin(), m_wishes.cend(), isWish)) {
        m_wishes.append({key, most});
        if (m_wishes.size() > mostWishes)
            m_wishes.removeFirst();
        readNext();
    }
    return {};
}

void VideoPictures::readNext()
{
    while (m_reading.size() < readAtOnce && !m_wishes.isEmpty()) {
        const Wish wish = m_wishes.takeLast();
        const QString path = m_looks.pictures().pathOf(wish.key.first);
        if (path.isEmpty())
            continue;
        const quint64 number = ++m_reads;
        m_reading.insert(wish.key, number);
        base::inBackground(
            m_pool, this, [path, most = wish.most] { return imageFrom(path, most); },
            [this, key = wish.key, number](const QImage &image) { take(key, number, image); });
    }
}

void VideoPictures::take(const Key &key, quint64 number, const QImage &image)
{
    if (m_reading.value(key) == number) { // else it is another picture by now
        m_reading.remove(key);
        m_ready.insert(key, new QPixmap(QPixmap::fromImage(image)),
                       std::max<qsizetype>(1, image.sizeInBytes()));
        emit changed(key.first);
    }
    readNext();
}

void VideoPictures::forget(UploadId id)
{
    const QList<Key> keys = m_ready.keys();
    for (const Key &key : keys) {
        if (key.first == id)
            m_ready.remove(key);
    }
    m_reading.removeIf([id](const auto &reading) { return reading.key().first == id; });
    emit changed(id);
}

} // namespace gui
