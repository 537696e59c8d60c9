#include "creates.h"

#include <algorithm>

using namespace Qt::StringLiterals;

void Creates::lookAfterARun(SandboxProgram &youku, bool countless)
{
    const QJsonArray uploads = youku.state()[u"uploads"].toArray();
    QMap<QString, int> begun; // by what is sent
    for (qsizetype i = m_known; i < uploads.size(); ++i)
        ++begun[uploads[i][u"md5"].toString()];
    m_known = uploads.size();
    const QJsonArray requests = youku.requests();
    const auto unanswered = int(std::count_if(requests.begin(), requests.end(), [](const QJsonValue &one) {
        return one[u"status"].toInt() == 0 && one[u"path"].toString() == u"/uploads/create.json";
    }));
    const int lost = std::max(0, unanswered - m_unanswered);
    m_unanswered = unanswered;
    int again = 0;
    for (const int times : std::as_const(begun))
        again += times - 1;
    if (!countless && again > lost)
        m_wrong.append(u"one program began %1 uploads again; %2 answers were lost"_s.arg(again).arg(lost));
}

void Creates::lookAtLast(SandboxProgram &youku)
{
    for (const QJsonValue &upload : youku.state()[u"uploads"].toArray()) {
        if (upload[u"commits"].toInt() > 0)
            continue;
        ++m_spare;
        // Whoever opens a file for it has kept what create answered.
        if (upload[u"slice_length"].toInteger() > 0)
            m_wrong.append(u"begun anew although it was known: "_s + upload[u"file_name"].toString());
    }
}
