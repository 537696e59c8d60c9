#include "words/uploads/draft_words.h"

#include "transfer/files/local_path.h"
#include "words/reasons/problems.h"
#include "words/sentences.h"
#include "words/uploads/category_words.h"
#include "words/uploads/details_words.h"
#include "words/words_context.h"
#include "youku/proposed_title.h"

namespace words {

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

QString draftLine(const transfer::UploadRecord &record, const QList<youku::FieldProblem> &problems,
                  bool corrected)
{
    if (!problems.isEmpty())
        return problemSentence(problems.first());
    if (corrected)
        return Words::tr("Corrected, not sent again yet");
    if (draftOf(record) == Draft::New)
        return joinedFacts({Words::tr("Title from the file name"), Words::tr("nothing else filled in")});
    const youku::Metadata &metadata = record.metadata;
    QStringList facts{privacyLabel(metadata.privacy)};
    if (!metadata.category.isEmpty())
        facts.append(categoryLabel(metadata.category));
    if (!metadata.tags.isEmpty())
        facts.append(Words::tr("%n tags", nullptr, int(metadata.tags.size())));
    return joinedFacts(facts);
}

} // namespace words
