#include "gui/queue/row_facts.h"

#include "engine/looks/file_looks.h"
#include "words/media_words.h"

#include <QCoreApplication>

namespace gui {

RowFacts::Facts RowFacts::factsOf(transfer::UploadId id) const
{
    const std::optional<media::Look> look = m_looks->look(id);
    if (!look || look->outcome != media::Look::Outcome::Looked)
        return {};
    const words::PictureWords picture = words::pictureWords(look->facts);
    Facts facts{picture.length, picture.spokenLength, picture.size, picture.rate, {}};
    for (const media::Finding &finding : m_looks->findings(id)) {
        if (finding.weight == media::Weight::Warns) {
            const words::FindingWords told = words::findingWords(finding);
            facts.warning = told.brief.isEmpty() ? told.what : told.brief;
            break;
        }
    }
    return facts;
}

void RowFacts::addTo(RowPresentation *row, transfer::UploadId id)
{
    if (!m_looks)
        return;
    auto facts = m_facts.find(id);
    if (facts == m_facts.end())
        facts = m_facts.insert(id, factsOf(id));
    row->length = facts->length;
    row->spokenLength = facts->spokenLength;
    row->resolution = facts->resolution;
    row->frameRate = facts->frameRate;
    if (row->untouched && m_looks->wants(id))
        row->secondLine = QCoreApplication::translate("gui::RowPresentation", "Looking at the file");
    // What keeps a draft from starting comes first; once it was started the warning stands in the panel.
    if (row->activity == transfer::Activity::NotStarted && row->stateTone != RowTone::Attention)
        row->warning = facts->warning;
}

} // namespace gui
