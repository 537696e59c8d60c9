// Text in columns, each as wide as its widest cell; two spaces between them. Controls in a cell are shown,
// not sent.
#pragma once

#include <QStringList>

namespace cli {

class Table
{
public:
    explicit Table(const QStringList &headings) { add(headings); }

    void add(const QStringList &cells);
    QString text() const;

private:
    QList<QStringList> m_rows;
};

} // namespace cli
