#include "engine/draft_words.h"

#include "engine/catalogue.h"
#include "engine/words.h"
#include "engine/words_context.h"
#include "transfer/files/local_path.h"
#include "youku/proposed_title.h"

#include <algorithm>

namespace engine {

namespace {

QString privacyLabel(youku::Privacy privacy)
{
    switch (privacy) {
    case youku::Privacy::All:
        return Words::tr("Public");
    case youku::Privacy::Friend:
        return Words::tr("Friends only");
    case youku::Privacy::Password:
        return Words::tr("With password");
    case youku::Privacy::Private:
        return Words::tr("Only me");
    }
    return {};
}

QString labelOf(const QString &categoryTerm)
{
    const QList<youku::Category> published = publishedCategories();
    const auto known = std::find_if(published.begin(), published.end(),
                                    [&](const youku::Category &each) { return each.term == categoryTerm; });
    return known == published.end() ? categoryTerm : categoryLabel(*known);
}

} // namespace

Draft draftOf(const transfer::UploadRecord &record)
{
    if (!youku::problemsOf(record.metadata).isEmpty())
        return Draft::NotReady;
    youku::Metadata untouched;
    untouched.title = youku::titleFromFileName(transfer::shownFileName(record.path));
    return record.metadata == untouched ? Draft::New : Draft::Ready;
}

QString draftLabel(Draft draft)
{
    switch (draft) {
    case Draft::New:
        return Words::tr("New");
    case Draft::NotReady:
        return Words::tr("Not ready");
    case Draft::Ready:
        return Words::tr("Ready to start");
    }
    return {};
}

QString draftLine(const transfer::Upload &upload)
{
    const youku::Metadata &metadata = upload.record().metadata;
    if (!upload.ready())
        return problemSentence(upload.problems().first());
    if (upload.corrected())
        return Words::tr("Corrected, not sent again yet");
    if (draftOf(upload.record()) == Draft::New)
        return joinedFacts({Words::tr("Title from the file name"), Words::tr("nothing else filled in")});
    QStringList facts{privacyLabel(metadata.privacy)};
    if (!metadata.category.isEmpty())
        facts.append(labelOf(metadata.category));
    if (!metadata.tags.isEmpty())
        facts.append(Words::tr("%n tags", nullptr, int(metadata.tags.size())));
    return joinedFacts(facts);
}

} // namespace engine
