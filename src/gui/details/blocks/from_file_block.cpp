#include "gui/details/blocks/from_file_block.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/hairlines.h"
#include "gui/widgets/plain_text.h"
#include "ingest/metadata_text.h"
#include "ingest/shoot_data.h"
#include "words/media_words.h"
#include "words/sentences.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;
using youku::Field;
using youku::Metadata;

namespace gui {

namespace {

constexpr Field shootFields[] = {Field::ShootTime, Field::Latitude, Field::Longitude};

bool offersField(const Metadata &offered, Field field)
{
    return !ingest::fieldText(offered, field).isEmpty();
}

// As far as anybody can read: seconds are whole, and places have only so many digits.
bool isTakenOver(const Metadata &offered, const Metadata &present)
{
    return std::all_of(std::begin(shootFields), std::end(shootFields), [&](Field field) {
        return !offersField(offered, field)
               || ingest::fieldText(offered, field) == ingest::fieldText(present, field);
    });
}

// What is offered leaves no other field touched.
QJsonObject shootDetails(const Metadata &details, const Metadata &offered)
{
    const QJsonObject all = youku::toJson(details);
    QJsonObject some;
    for (const Field field : shootFields) {
        const QString name = youku::fieldName(field);
        if (offersField(offered, field))
            some.insert(name, all.contains(name) ? all.value(name) : QJsonValue(QJsonValue::Null));
    }
    return some;
}

} // namespace

FromFileBlock::FromFileBlock(QWidget *parent) : QWidget(parent), m_icon(plainLabel()), m_text(markupLabel())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_text, 1);
    layout->addLayout(line);
    layout->addWidget(new Hairline);
    setAccessibleName(tr("Shoot data from the file"));
    m_text->setObjectName(u"shootData"_s);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_text, &QLabel::linkActivated, this, &FromFileBlock::follow);
    colour();
    hide();
}

void FromFileBlock::showFor(const transfer::Upload *upload, const std::optional<media::Look> &look)
{
    const transfer::UploadId id = upload ? upload->id() : 0;
    m_present = upload ? upload->record().metadata : Metadata();
    m_offered = ingest::shootDataOf(upload ? look : std::nullopt);
    const bool isAny = std::any_of(std::begin(shootFields), std::end(shootFields),
                                   [this](Field field) { return offersField(m_offered, field); });
    const bool taken = isAny && isTakenOver(m_offered, m_present);
    if (std::exchange(m_id, id) != id || !taken)
        m_before.reset();
    setVisible(isAny && (!taken || m_before));
    if (!isAny)
        return;
    const QString sentence =
        taken ? tr("Taken over") : tr("From the file: %1").arg(words::shotWords(look->facts));
    const QString link = u"<a href=\"use\">%1</a>"_s.arg((taken ? tr("Undo") : tr("Use")).toHtmlEscaped());
    m_text->setText(words::joinedFacts({sentence.toHtmlEscaped(), link}));
    setAccessibleDescription(sentence);
}

void FromFileBlock::follow()
{
    if (const std::optional<Metadata> before = std::exchange(m_before, std::nullopt)) {
        emit wanted(shootDetails(*before, m_offered));
        return;
    }
    m_before = m_present;
    emit wanted(shootDetails(m_offered, m_offered));
}

void FromFileBlock::colour()
{
    m_icon->setPixmap(iconPixmap(u"from-file"_s, 16, coloursOf(palette()).secondary, devicePixelRatioF()));
}

void FromFileBlock::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_icon)
        colour();
}

} // namespace gui
